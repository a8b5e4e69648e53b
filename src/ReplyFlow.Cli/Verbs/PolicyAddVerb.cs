using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow policy add FILE… --db …</c>: files into the common base, with what was recognised in them and what was not.</summary>
internal static class PolicyAddVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "政策文件：.docx、有文字层的 .pdf、.txt", Arity = ArgumentArity.OneOrMore };
        var db = DatabaseOption.Create();
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var confirm = new Option<bool>("--confirm") { Description = "各项都认出来的直接确认，马上可以引用；不给时都等人在网页上确认" };
        var command = new Command("add", "添加政策文件到共用的政策库；已在库中的不再添加，退出码为 1") { files, db, json, confirm };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var open = new List<FileStream>();
            try
            {
                foreach (var path in parsed.GetValue(files)!)
                    open.Add(File.Exists(path) ? File.OpenRead(path) : throw new InvalidInputException("FILE", $"{path}：没有这个文件。"));
                var address = DatabaseOption.Address(parsed, db);
                await using var services = DatabaseOption.Services(address);
                await address.MigrateAsync(ct);
                await using var scope = services.CreateAsyncScope();
                var uploads = open.ConvertAll(f => new AttachmentUpload(Path.GetFileName(f.Name), f));
                var added = await scope.ServiceProvider.GetRequiredService<AddPolicies>().RunAsync(null, null, null, uploads, "", ct);
                var told = new List<PolicyTold>();
                foreach (var policy in added)
                    told.Add(PolicyTold.Of(policy, parsed.GetValue(confirm) && await ConfirmAsync(scope.ServiceProvider, policy, ct)));
                output.WriteLine(parsed.GetValue(json)
                    ? JsonOutput.Write(new { files = told }) : string.Join(Environment.NewLine, told.Select(t => t.ToText())));
                return told.TrueForAll(t => t.State == "confirmed" || (t.State == "waiting" && !parsed.GetValue(confirm))) ? 0 : 1;
            }
            catch (Exception e) when (e is RefusalException or FormatException)
            {
                error.WriteLine(e.Message);
                return 2;
            }
            finally
            {
                open.ForEach(f => f.Dispose());
            }
        });
        return command;
    }

    private static async Task<bool> ConfirmAsync(IServiceProvider services, AddedPolicy policy, CancellationToken ct)
    {
        if (policy.DraftId is not { } draft || policy.Recognised.Missing.Count > 0)
            return false;
        await services.GetRequiredService<ConfirmPolicy>().RunAsync(null, draft, PolicyInput.Of(policy.Recognised.Facts), [], "", ct);
        return true;
    }
}
