if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Letters.FirstLetter.Verb)
{
    ReplyFlow.Benchmarks.Letters.FirstLetter.Run(args);
    return;
}
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
