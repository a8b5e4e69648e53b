using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Cli.Verbs;

/// <summary>The <c>--db</c> option: a SQLite file's path, or where a PostgreSQL database is (<see cref="DatabaseAddress.Parse"/>).</summary>
internal static class DatabaseOption
{
    public static Option<string> Create() => new("--db")
    {
        Description = "SQLite 文件路径，或 PostgreSQL 连接（postgres://… 或 Host=…）；口令写在环境变量 PGPASSWORD 或 PGPASSFILE 所指的文件里，不写在命令行上",
        HelpName = "FILE|CONNECTION",
        DefaultValueFactory = _ => "data/replyflow.db",
    };

    /// <summary>The same where no database is used unless one is named.</summary>
    /// <param name="description">What it is used for.</param>
    public static Option<string?> Optional(string description) => new("--db") { Description = description, HelpName = "FILE|CONNECTION" };

    /// <summary>The address that was given.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DatabaseAddress Address(ParseResult parsed, Option<string> option) => DatabaseAddress.Parse(parsed.GetValue(option)!);

    /// <summary>The services of the product on that database; <paramref name="time"/> replaces the system's clock.</summary>
    public static ServiceProvider Services(DatabaseAddress address, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        if (time is not null)
            services.AddSingleton(time);
        services.AddReplyFlowDatabase(address)
            .AddCaseHandling(new LetterRendererOptions(ProductFolders.Templates, []), engine: Environment.GetEnvironmentVariable(EngineChoice.Variable) ?? "");
        return services.BuildServiceProvider();
    }

    /// <summary>The address of a database that must be there already; what is only read is not created.</summary>
    /// <exception cref="FormatException">It is no address, or there is no such file.</exception>
    public static DatabaseAddress Existing(string text)
    {
        var address = DatabaseAddress.Parse(text);
        return address.FilePath is not { } path || File.Exists(path) ? address : throw new FormatException($"没有这个数据库文件 {address}");
    }

    /// <summary>The same for a database whose schema is this program's.</summary>
    /// <exception cref="FormatException">It is no address, nothing is there, or it is another program's or another version's.</exception>
    public static async Task<DatabaseAddress> CurrentAsync(string text, CancellationToken ct)
    {
        var address = Existing(text);
        await using var db = address.Open();
        var (applied, ours) = ((await db.Database.GetAppliedMigrationsAsync(ct)).ToList(), db.Database.GetMigrations().ToList());
        return applied.Count == 0 ? throw new FormatException($"{address} 不是本系统的数据库，或者是空的。")
            : applied.SequenceEqual(ours) ? address
            : throw new FormatException($"{address} 的数据结构版本（{applied[^1]}）与本程序（{ours[^1]}）不同，请用同一版本的程序核对。");
    }
}
