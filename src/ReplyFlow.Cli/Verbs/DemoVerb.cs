using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Cli.Demo.Copying;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow demo</c>: fills an empty installation with invented data.</summary>
internal static class DemoVerb
{
    private const int DefaultCases = 42;

    public static Command Create()
    {
        var db = DatabaseOption.Create();
        var cases = new Option<int>("--cases") { Description = "建议件数", HelpName = "N", DefaultValueFactory = _ => DefaultCases };
        var years = new Option<int?>("--years") { Description = "做成一个城市若干年的数据：每年一次会议，四十个单位；不给时只有最近三个月", HelpName = "N" };
        var command = new Command("demo", "给空的系统填入示例账号和各阶段的示例建议") { db, cases, years };
        command.Validators.Add(r =>
        {
            var least = r.GetValue(years) ?? 1;
            // A default is no value yet while what was typed is looked at.
            var wanted = r.GetResult(cases) is { Implicit: false } typed ? typed.GetValueOrDefault<int>() : DefaultCases;
            if (least is < 1 or > CityData.MaxYears)
                r.AddError($"--years：应为 1 到 {CityData.MaxYears}。");
            else if (r.GetValue(years) is null && wanted is < 1 or > DemoData.MaxCases)
                r.AddError($"--cases：应为 1 到 {DemoData.MaxCases}；更多的件数请同时用 --years。");
            else if (wanted < least || wanted > CityData.MaxCases)
                r.AddError($"--cases：应为 {least} 到 {CityData.MaxCases}，每年至少一件。");
        });
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var clock = new DemoClock();
                var address = DatabaseOption.Address(parsed, db);
                await using var services = DatabaseOption.Services(address, clock);
                await address.MigrateAsync(ct);
                var city = parsed.GetValue(years) is { } count ? new CityData(address, clock.Now, count) : null;
                // What is handled by a definition comes after it.
                clock.Now = city?.Begins ?? clock.Now;
                await using (var scope = services.CreateAsyncScope())
                    await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(ct);
                var accounts = city is not null
                    ? await city.FillAsync(parsed.GetValue(cases), Progress(error, parsed.GetValue(cases)), ct)
                    : (await new DemoData(services.GetRequiredService<IServiceScopeFactory>(), clock).FillAsync(parsed.GetValue(cases), ct)).Accounts;
                foreach (var a in accounts)
                    output.WriteLine($"{a.UserName,-14}{string.Join("、", a.Roles.Select(Roles.Label))}（{a.Where}）");
                output.WriteLine($"密码都是 {DemoPeople.Password}");
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

    /// <summary>On a terminal one line that goes on; elsewhere nothing.</summary>
    private static Action<int> Progress(TextWriter error, int of) => written =>
    {
        if (!Console.IsErrorRedirected)
            error.Write(written < of ? $"\r已写入 {written} / {of} 件" : $"\r已写入 {of} 件。           \n");
    };
}
