using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>What happens before the first request. What cannot work ends the program with a line that says so, before anything is changed.</summary>
public static class Startup
{
    /// <summary>Exit code of a start that cannot work.</summary>
    public const int Unusable = 2;

    /// <summary>Reads the settings of the command line, the environment and the files.</summary>
    /// <exception cref="StartException">A folder or file that they are read from cannot be used.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(args);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new StartException(SettingFault.Of("contentRoot", Path.TrimEndingDirectorySeparator(e.Message), "程序所在的文件夹，一般不用设置"));
        }
        catch (Exception e) when (e is InvalidDataException or UnauthorizedAccessException)
        {
            throw new StartException(FileFault(e));
        }
    }

    /// <summary>Looks at every setting; one whose name is unknown is told and else left alone.</summary>
    /// <exception cref="OptionsValidationException">Some cannot work: one line each.</exception>
    public static WebApplicationBuilder CheckSettings(this WebApplicationBuilder builder)
    {
        var reader = new SettingsReader(builder.Configuration);
        var folder = builder.Configuration["ReplyFlow:DataFolder"] ?? new ReplyFlowSettings().DataFolder;
        var wasOpen = OwnerOnly.IsOpenToOthers(folder);
        reader.Check(ReplyFlowSettings.Section, new ReplyFlowSettingsCheck());
        reader.Check(WebSettings.Section, new WebSettingsCheck());
        reader.Check("Mail", new MailOptionsCheck());
        reader.Check("Outbox", new OutboxOptionsCheck());
        reader.Check("Returns", new ReturnsOptionsCheck());
        reader.Add(ListenAddresses.Faults(builder.Configuration));
        reader.Add(LogFaults(builder.Configuration));
        reader.Add(AddressFaults(builder.Configuration));
        reader.ThrowIfAny();
        if (wasOpen)
            Console.Error.WriteLine($"数据目录 {Path.GetFullPath(folder)} 原来同一台机器上的其他账号也能看，已改为只有运行本程序的账号能用（0700）。");
        foreach (var name in reader.Unknown)
            Console.Error.WriteLine($"没有 {name} 这项设置，它不起作用；请检查拼写。");
        return builder;
    }

    /// <summary>Lets the model of the tables be built beside the rest of the start, which takes about as long.</summary>
    public static WebApplicationBuilder BeginModel(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(ReplyFlowSettings.Section).Get<ReplyFlowSettings>() ?? new();
        _ = Task.Run(() =>
        {
            using var db = settings.DatabaseAddress.Open();
            return db.Model;
        });
        return builder;
    }

    /// <summary>Prepares the database, on an empty installation prints the one-time set-up code, and serves until asked to stop.</summary>
    /// <exception cref="StartException">The address or the database cannot be used.</exception>
    public static async Task ServeAsync(this WebApplication app)
    {
        ListenAddresses.Try(app);
        UploadLeftovers.Remove(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        await PrepareAsync(app);
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException or FormatException)
        {
            throw new StartException($"不能在 {string.Join("、", ListenAddresses.InForce(app.Configuration))} 上监听：{OneLine(e)}");
        }
        await app.WaitToStopAsync();
    }

    /// <summary>
    /// Waits until asked to stop, serves on for as long as a balancer needs to see that it should ask others, and then lets what is being done
    /// be finished.
    /// </summary>
    private static async Task WaitToStopAsync(this WebApplication app)
    {
        var web = app.Services.GetRequiredService<WebSettings>();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (app.Lifetime.ApplicationStopping.Register(asked.SetResult))
            await asked.Task;
        await Task.Delay(TimeSpan.FromSeconds(web.DrainSeconds));
        await app.StopAsync();
    }

    /// <summary>The line for a start that cannot work; null for a fault of the program.</summary>
    public static string? Words(Exception e) => e switch
    {
        OptionsValidationException settings => string.Join(Environment.NewLine, settings.Failures),
        StartException => e.Message,
        _ => null,
    };

    /// <summary>What is wrong with a file of settings; the reader's message has its name in quotes and keeps the line for itself.</summary>
    private static string FileFault(Exception e) => e.Message.Split('\'') is [_, var file, ..] && e.GetBaseException() is JsonException { LineNumber: { } line }
        ? $"{file}不是正确的 JSON：第 {line + 1} 行有误。" : $"设置文件不能读取：{OneLine(e)}";

    /// <summary>Levels of logging that are none.</summary>
    private static IEnumerable<string> LogFaults(IConfiguration configuration) =>
        from setting in configuration.GetSection("Logging").AsEnumerable()
        where setting.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
            && setting.Value is not null && !Enum.TryParse<LogLevel>(setting.Value, true, out _)
        select SettingFault.Of(setting.Key, setting.Value, $"{string.Join("、", Enum.GetNames<LogLevel>())} 之一");

    /// <summary>A process without pages does not listen where deputies' links lead to, and mails them all the same.</summary>
    private static IEnumerable<string> AddressFaults(IConfiguration configuration)
    {
        const string name = WebSettings.Section + ":PublicAddress";
        if (bool.TryParse(configuration[$"{ReplyFlowSettings.Section}:Pages"], out var pages) && !pages && string.IsNullOrEmpty(configuration[name]))
            yield return SettingFault.Of(name, "", "代表打开个人网址用的网址，例如 https://reply.example.gov.cn（ReplyFlow:Pages 为 false 的节点必须写明）");
    }

    private static async Task PrepareAsync(WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        try
        {
            await app.Services.PrepareDatabaseAsync(ct);
        }
        catch (Exception e) when (e is SharedKeysException or ProductFolderException)
        {
            throw new StartException(e.Message);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException || DatabaseAway.IsCauseOf(e))
        {
            var address = app.Services.GetRequiredService<DatabaseAddress>();
            throw new StartException($"数据库 {address} 不能用：{OneLine(e)} 请检查 ReplyFlow:Database 的设置，以及数据库是否在运行、能不能写入。");
        }
        if (!app.Services.GetRequiredService<ReplyFlowSettings>().Pages || await app.Services.GetRequiredService<SetUpState>().IsDoneAsync(ct))
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var code = await scope.ServiceProvider.GetRequiredService<SetUpInstallation>().IssueCodeAsync(ct);
        app.Services.GetRequiredService<ISetUpNotice>().Show(code);
    }

    private static string OneLine(Exception e) => OutsideText.Clean(e.GetBaseException().Message, oneLine: true, 500);
}
