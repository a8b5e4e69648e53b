using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow import FILE --db …</c>: suggestions in bulk, all or nothing.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "建议清单，.xlsx、.csv 或 .json" };
        var db = DatabaseOption.Create();
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var dry = new Option<bool>("--dry-run") { Description = "只检查，不写入" };
        var command = new Command("import", "批量登记建议：全部成功才写入，逐行报告") { file, db, json, dry };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var path = parsed.GetValue(file)!;
            try
            {
                var info = new FileInfo(path);
                if (!info.Exists)
                    throw new InvalidInputException("FILE", $"{path}：没有这个文件。");
                if (info.Length > SuggestionFile.MaxBytes)
                    throw new InvalidInputException("FILE", $"{path}：有 {info.Length:N0} 字节，上限是 {SuggestionFile.MaxBytes:N0} 字节。");
                var rows = SuggestionFile.Read(path, await File.ReadAllBytesAsync(path, ct));
                var address = DatabaseOption.Address(parsed, db);
                await using var services = DatabaseOption.Services(address);
                await address.MigrateAsync(ct);
                await using var scope = services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(ct);
                var mode = parsed.GetValue(dry) ? ImportMode.DryRun : ImportMode.Always;
                var report = await scope.ServiceProvider.GetRequiredService<ImportSuggestions>().RunAsync(null, rows, mode, ct, info.Name,
                    Console.IsErrorRedirected ? null : done => error.Write($"\r{done}/{rows.Count}"));
                if (!Console.IsErrorRedirected)
                    error.WriteLine();
                Print(output, report, parsed.GetValue(json));
                return report.IsRight ? 0 : 1;
            }
            catch (Exception e) when (e is RefusalException or FormatException)
            {
                error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    private static void Print(TextWriter output, ImportReport report, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonOutput.Write(report));
            return;
        }
        foreach (var line in report.Lines)
            output.WriteLine($"{line.Row}\t{line.Number}\t{(line.Ok ? "OK" : "错误")}\t{line.Message}{(line.Warning.Length > 0 ? $"（注意：{line.Warning}）" : "")}");
        if (report.IsRight && !report.Done)
            output.WriteLine($"{report.Lines.Count} 件都可以登记；只检查，未登记。");
        else
            output.WriteLine(report.Done ? $"已登记 {report.Lines.Count} 件。" : $"{report.Lines.Count(l => !l.Ok)} 行有错误，全部未登记。");
    }
}
