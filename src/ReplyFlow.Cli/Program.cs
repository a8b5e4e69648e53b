using System.CommandLine;
using ReplyFlow.Cli;

var root = new RootCommand("replyflow: operations and scripts for ReplyFlow");
foreach (var verb in VerbList.All())
    root.Subcommands.Add(verb);
return await root.Parse(args).InvokeAsync();
