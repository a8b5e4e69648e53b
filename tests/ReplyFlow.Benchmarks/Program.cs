if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Search.InventedPolicies.Verb)
{
    await ReplyFlow.Benchmarks.Search.InventedPolicies.RunAsync(args);
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Search.SearchTimes.Verb)
{
    await ReplyFlow.Benchmarks.Search.SearchTimes.RunAsync(args);
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Similar.HitRate.Verb)
{
    await ReplyFlow.Benchmarks.Similar.HitRate.RunAsync(args);
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Decisions.DecisionRun.Verb)
{
    await ReplyFlow.Benchmarks.Decisions.DecisionRun.RunAsync(args);
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Imports.ImportRun.Verb)
{
    await ReplyFlow.Benchmarks.Imports.ImportRun.RunAsync(args);
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Letters.FirstLetter.Verb)
{
    ReplyFlow.Benchmarks.Letters.FirstLetter.Run(args);
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Letters.LetterCpu.Verb)
{
    ReplyFlow.Benchmarks.Letters.LetterCpu.Run();
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Letters.ProofreadTime.Verb)
{
    ReplyFlow.Benchmarks.Letters.ProofreadTime.Run();
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Messages.OutboxRun.Verb)
{
    await ReplyFlow.Benchmarks.Messages.OutboxRun.RunAsync(args);
    return;
}
if (args.FirstOrDefault() == ReplyFlow.Benchmarks.Messages.SmtpSink.Verb)
{
    await ReplyFlow.Benchmarks.Messages.SmtpSink.RunAsync();
    return;
}
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(ReplyFlow.Benchmarks.Letters.LetterCpu).Assembly).Run(args);
