namespace ReplyFlow.Cli.Tests;

/// <summary>What a run of the command line left behind.</summary>
public sealed record CliResult(int Exit, string Output, string Error);
