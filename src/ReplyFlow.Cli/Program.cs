using System.CommandLine;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Cli;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Text;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("replyflow: operations and scripts for ReplyFlow");
foreach (var verb in VerbList.All())
    root.Subcommands.Add(verb);
var parsed = root.Parse(args);
try
{
    // Who ends it waits until what was begun is taken back.
    var exit = await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
    });
    // A command line that cannot be parsed is unusable input: 2, where the parser itself would say 1 (which means "the answer is no").
    return parsed.Errors.Count > 0 && exit == 1 ? 2 : exit;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("已中止，没有留下做了一半的内容。");
    return 130;
}
catch (Exception e) when (e is DbException or DbUpdateException or IOException or UnauthorizedAccessException or FormatException or RefusalException
    || DatabaseAway.IsCauseOf(e))
{
    var reason = OutsideText.Clean(e.GetBaseException().Message, oneLine: true, 500);
    var isDatabase = e is DbException or DbUpdateException || DatabaseAway.IsCauseOf(e);
    await Console.Error.WriteLineAsync(isDatabase ? $"--db：数据库不能用（{reason}）。请检查地址，以及数据库是否在运行、能不能读写。" : reason);
    return 2;
}
