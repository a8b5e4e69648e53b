using System.CommandLine;
using System.Text;
using ReplyFlow.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("replyflow: operations and scripts for ReplyFlow");
foreach (var verb in VerbList.All())
    root.Subcommands.Add(verb);
var parsed = root.Parse(args);
var exit = await parsed.InvokeAsync();
// A command line that cannot be parsed is unusable input: 2, where the parser itself would say 1 (which means "the answer is no").
return parsed.Errors.Count > 0 && exit == 1 ? 2 : exit;
