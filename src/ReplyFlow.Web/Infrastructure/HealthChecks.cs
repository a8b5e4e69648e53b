using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Application.Setup;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data;
using ReplyFlow.Data.Backup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Letters.Signing;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Looks at the installation's parts.</summary>
public sealed class HealthChecks(ReplyFlowDb db, WorkItemQueries items, RecusalQueries recusals, IncidentQueries incidents, DatabaseAddress address,
    ReplyFlowSettings settings, LetterSigner signer, OutboxQueries outbox, ChecklistQueries checklist,
    ReturnsQueries returns, MailOptions mailOptions, AttachmentQueries attachments, VirusScanner scanner, TimeProvider time)
{
    private const long LowDisk = 2L << 30;
    private static readonly TimeSpan ScannerPatience = TimeSpan.FromSeconds(5);

    private static readonly (ChecklistSubject Subject, string Name, string Link)[] Lasting =
    [
        (ChecklistSubject.People, "岗位", Links.People),
        (ChecklistSubject.Session, "会议届次", Links.Sessions),
        (ChecklistSubject.Calendar, "工作日历", Links.Calendar),
        (ChecklistSubject.Fonts, "公文字体", Links.Fonts),
    ];

    /// <summary>Every part.</summary>
    public async Task<IReadOnlyList<HealthPart>> RunAsync(CancellationToken ct) =>
        [
            await MailAsync(ct), await DatabaseAsync(ct), Disk(), await BackupAsync(ct), .. await SetUpAsync(ct),
            await OwnersAsync(ct), await ProcessesAsync(ct), await AttachmentsAsync(ct), Signing(), Clock(), Version(),
        ];

    private async Task<HealthPart> DatabaseAsync(CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
        var cases = await db.Cases.CountAsync(ct);
        var audit = await db.Audit.CountAsync(ct);
        watch.Stop();
        return new HealthPart("数据库", pending == 0 ? null : $"有 {pending} 项结构更新没有完成，请重新启动系统。",
        [
            ("类型", address.Kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL"),
            ("位置", address.Display),
            ("大小", address.FilePath is { } file ? FileSize.Of(SizeOf(file) + SizeOf(file + "-wal")) : "见数据库服务器"),
            ("建议", $"{cases} 件"),
            ("审计记录", $"{audit} 条"),
            ("应答", $"{watch.ElapsedMilliseconds} 毫秒"),
        ]);
    }

    private async Task<HealthPart> MailAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (mail, test, back) = (await outbox.StateAsync(now.AddDays(-1), ct), await checklist.MailTestAsync(ct), await returns.StatesAsync(ct));
        var problem = mail.Parked > 0 ? $"有 {mail.Parked} 封邮件送不出去，请相关单位办公室在待办中处理。"
            : mail.OldestQueued < now.AddHours(-1) ? "有邮件排队超过一小时，请检查邮件服务器设置。"
            : test is { Accepted: false } ? "上次的测试邮件没有发出去，请检查邮件服务器设置。"
            : back.FirstOrDefault(r => r.State is { Problem.Length: > 0 }) is { State: { } failing } ? $"退信和来信没有读成：{failing.Problem}" : null;
        return new HealthPart("邮件", problem,
        [
            ("最近发出", mail.LastSent is { } sent ? BeijingText.Relative(sent, now) : "还没有发过"),
            ("最近失败", mail.LastFailed is { } failed ? $"{BeijingText.Relative(failed, now)}：{mail.LastFailure}".TrimEnd('：') : "没有"),
            ("测试邮件", test is null ? "没有测试过"
                : $"{BeijingText.Relative(test.At, now)}，{(!test.Accepted ? "没有发出" : test.ToFolder ? "只存成文件" : "服务器已接收")}"),
            ("退信和来信", back.Count == 0 ? "没有设置收信邮箱"
                : string.Join("，", back.Select(r => r.State is null ? "还没有读过" : $"{BeijingText.Relative(r.State.At, now)}读过"))),
            ("代表直接回信", mailOptions.ReturnAddress.Length > 0 ? "由系统收取"
                : "进入承办单位邮箱，所引原信里带着代表的个人网址，看到的人能替代表答复；设置 Mail__ReturnAddress 可改由系统收取"),
            ("排队中", $"{mail.Queued} 封"),
            ("最早排队", mail.OldestQueued is { } at ? BeijingText.Relative(at, now) : "无"),
            ("一天以内发出", $"{mail.Sent} 封"),
            ("送不出去", $"{mail.Parked} 封"),
            ("线下送达", $"{mail.Offline} 封"),
        ], Links.Mail);
    }

    private async Task<HealthPart> ProcessesAsync(CancellationToken ct)
    {
        var late = time.GetUtcNow().AddHours(-1);
        var parked = await incidents.CountAsync(ct);
        var overdue = await db.Timers.CountAsync(t => t.DueAt < late, ct);
        var problem = parked > 0 ? $"有 {parked} 件的系统步骤没有做成，请在“设置—办理流程—挂起的步骤”中处理。"
            : overdue > 0 ? $"有 {overdue} 个到期超过一小时的定时没有执行，请查看日志中的件号和原因。" : null;
        return new HealthPart("办理流程", problem,
        [
            ("流程引擎", settings.Workflow.Engine.Trim().Equals("elsa", StringComparison.OrdinalIgnoreCase) ? "Elsa" : "内置"),
            ("挂起的步骤", $"{parked} 件"),
            ("到期未执行的定时", $"{overdue} 个"),
            ("等待中的定时", $"{await db.Timers.CountAsync(ct)} 个"),
        ]);
    }

    private async Task<HealthPart> AttachmentsAsync(CancellationToken ct)
    {
        var (count, bytes) = await attachments.StoredAsync(ct);
        var (waiting, quarantined) = await attachments.ScansAsync(ct);
        var (version, fault) = await ScannerAsync(ct);
        var problem = fault.Length > 0 ? "病毒扫描服务没有应答，现在不能添加附件；请检查 clamd 和 ReplyFlow:Attachments:Scanner。"
            : quarantined > 0 ? $"有 {quarantined} 个附件查出病毒，已经隔离，请添加的人或代联工委核对后作废。" : null;
        return new HealthPart("附件", problem,
        [
            ("附件", count == 0 ? "没有" : $"{count} 个，合计 {FileSize.Of(bytes)}"),
            ("上限", $"{settings.Attachments.Words}，每件建议合计 {settings.Attachments.MaxCaseMegabytes} MB"),
            ("病毒扫描", !scanner.IsOn ? "没有启用" : fault.Length > 0 ? $"没有应答：{fault}" : $"{version}，{settings.Attachments.Scanner}"),
            .. scanner.IsOn ? [("等待扫描", waiting == 0 ? "没有" : $"{waiting} 个，扫描前不能打开")] : Array.Empty<(string, string)>(),
            ("已隔离", quarantined == 0 ? "没有" : $"{quarantined} 个"),
        ]);
    }

    private async Task<(string Version, string Fault)> ScannerAsync(CancellationToken ct)
    {
        if (!scanner.IsOn)
            return ("", "");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(ScannerPatience);
        try
        {
            return (await scanner.VersionAsync(time.Token), "");
        }
        catch (ScanException e)
        {
            return ("", e.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ("", $"等了 {ScannerPatience.TotalSeconds:0} 秒");
        }
    }

    private async Task<HealthPart> OwnersAsync(CancellationToken ct)
    {
        List<UnownedWork> unowned =
        [
            .. await items.UnownedAsync(ct),
            .. (await recusals.StuckAsync(null, ct)).GroupBy(r => r.Owner).Select(g => new UnownedWork("", null, $"{g.Key}（只有起草人本人）", g.Count())),
        ];
        return new HealthPart("承办人", unowned.Count == 0 ? null : $"有 {unowned.Sum(u => u.Items)} 项待办没有人能办，请在“设置—人员与账号”中给在岗的人加上相应岗位，或移交停用人员的工作。",
            unowned.Count == 0 ? [("没有人能办的待办", "0 项")] : [.. unowned.Select(u => ($"{u.Bureau}{u.Division}{u.Owner}", $"{u.Items} 项"))]);
    }

    /// <summary>The certificate and the seal, by name only: nothing secret is shown.</summary>
    private HealthPart Signing()
    {
        var seal = settings.Seal switch
        {
            { File.Length: > 0, Bureau.Length: 0 } => "配置了图片，但没有写明是哪个单位的（ReplyFlow:Seal:Bureau），不会使用",
            { File.Length: > 0 } s when !File.Exists(s.File) => $"找不到图片 {Path.GetFileName(s.File)}，{s.Bureau}的复函无法印发",
            { File.Length: > 0 } s => $"{s.Bureau}的复函套印 {Path.GetFileName(s.File)}",
            { Test: true } => "演示用的“样章”",
            _ => "不套印，留出盖章位置",
        };
        try
        {
            if (signer.Certificate()?.Certificate is not { } own)
                return new HealthPart("电子签名", null, [("签名证书", "没有配置，印发的 PDF 不带电子签名"), ("印章图片", seal)]);
            var left = (own.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime).TotalDays;
            var problem = left < 0 ? "签名证书已经过期，复函无法印发，请更换证书。" : left < 30 ? $"签名证书还有 {left:0} 天到期，请及时更换。" : null;
            return new HealthPart("电子签名", problem,
            [
                ("签名证书", own.GetNameInfo(X509NameType.SimpleName, forIssuer: false)),
                ("颁发者", own.GetNameInfo(X509NameType.SimpleName, forIssuer: true)),
                ("有效期", $"{own.NotBefore:yyyy-MM-dd} 至 {own.NotAfter:yyyy-MM-dd}"),
                ("用于", settings.Signing.Bureau.Length > 0 ? $"{settings.Signing.Bureau}的复函" : "所有单位的复函"),
                ("印章图片", seal),
            ]);
        }
        catch (SigningException e)
        {
            return new HealthPart("电子签名", $"{e.Message}在改好之前，要签名的复函无法印发。", [("印章图片", seal)]);
        }
    }

    /// <summary>What the checklist of the first day looks at and may become wrong later.</summary>
    private async Task<IEnumerable<HealthPart>> SetUpAsync(CancellationToken ct)
    {
        var list = await checklist.ReadAsync(ct);
        return Lasting.Select(l => list.Items.First(i => i.Subject == l.Subject) is var item && item.State == ChecklistState.Done
            ? new HealthPart(l.Name, null, [("现状", item.Words)], l.Link) : new HealthPart(l.Name, item.Words, [], l.Link));
    }

    private async Task<HealthPart> BackupAsync(CancellationToken ct) => await LastBackup.ReadAsync(db, ct) is { } last
        ? new("备份", null, [("最近一次", $"{BeijingText.Relative(last.At, time.GetUtcNow())}，{last.Rows} 行")])
        : new("备份", null, [("最近一次", "没有用 replyflow backup 备份过。由别的程序备份的，这里看不到。")], IsKnown: false);

    private HealthPart Disk()
    {
        var folder = Path.GetFullPath(settings.DataFolder);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return new HealthPart("磁盘", free < LowDisk ? $"剩余空间不足 {FileSize.Of(LowDisk)}，请尽快清理或扩容。" : null,
            [("数据目录", folder), ("剩余空间", FileSize.Of(free))]);
    }

    private HealthPart Clock()
    {
        var now = time.GetUtcNow();
        return new HealthPart("时钟", null, [("北京时间", BeijingText.Exact(now)), ("说明", "期限按北京时间计算；与手机时间不一致时，请校准服务器时钟。")]);
    }

    private HealthPart Version()
    {
        var version = typeof(HealthChecks).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var started = Process.GetCurrentProcess().StartTime.ToUniversalTime();
        return new HealthPart("版本", null,
        [
            ("ReplyFlow", version.Split('+')[0]),
            (".NET", Environment.Version.ToString()),
            ("启动于", BeijingText.Relative(new DateTimeOffset(started, TimeSpan.Zero), time.GetUtcNow())),
            ("内存", FileSize.Of(Environment.WorkingSet)),
        ]);
    }

    private static long SizeOf(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
