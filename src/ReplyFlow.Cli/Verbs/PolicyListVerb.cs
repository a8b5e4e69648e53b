using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Policies;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow policy list --db …</c>: what is in the policy library, and what waits for confirmation.</summary>
internal static class PolicyListVerb
{
    public static Command Create()
    {
        var db = DatabaseOption.Create();
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var command = new Command("list", "列出政策库中的文件和待确认的文件") { db, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            DatabaseAddress address;
            try
            {
                address = await DatabaseOption.CurrentAsync(parsed.GetValue(db)!, ct);
            }
            catch (FormatException e)
            {
                error.WriteLine($"--db：{e.Message}");
                return 2;
            }
            await using var services = DatabaseOption.Services(address);
            await using var scope = services.CreateAsyncScope();
            var (confirmed, waiting) = await scope.ServiceProvider.GetRequiredService<PolicyQueries>().AllAsync(ct);
            var told = confirmed.Select(PolicyTold.Of).Concat(waiting.Select(PolicyTold.Of)).ToList();
            if (parsed.GetValue(json))
                output.WriteLine(JsonOutput.Write(new { policies = told }));
            else
                output.WriteLine(told.Count == 0
                    ? "政策库里还没有文件。" : string.Join(Environment.NewLine, told.Select(t => t.ToText()).Append($"共 {confirmed.Count} 件，待确认 {waiting.Count} 件")));
            return 0;
        });
        return command;
    }
}
