using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow demo</c>: fills an empty installation with invented data.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var db = DatabaseOption.Create();
        var cases = new Option<int>("--cases") { Description = "建议件数", HelpName = "N", DefaultValueFactory = _ => 42 };
        cases.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 1 or > DemoData.MaxCases)
                r.AddError($"--cases：应为 1 到 {DemoData.MaxCases}。");
        });
        var command = new Command("demo", "给空的系统填入示例账号和各阶段的示例建议") { db, cases };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var clock = new DemoClock();
                var address = DatabaseOption.Address(parsed, db);
                await using var services = DatabaseOption.Services(address, clock);
                await address.MigrateAsync(ct);
                await using (var scope = services.CreateAsyncScope())
                    await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(ct);
                var demo = new DemoData(services.GetRequiredService<IServiceScopeFactory>(), clock);
                var (accounts, password) = await demo.FillAsync(parsed.GetValue(cases), ct);
                foreach (var a in accounts)
                    output.WriteLine($"{a.UserName,-14}{string.Join("、", a.Roles.Select(Roles.Label))}（{a.Where}）");
                output.WriteLine($"密码都是 {password}");
                return 0;
            }
            catch (Exception e) when (e is RefusalException or FormatException)
            {
                error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }
}
