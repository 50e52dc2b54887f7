#error found what lies beside it
