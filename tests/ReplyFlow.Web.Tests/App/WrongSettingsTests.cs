using System.Runtime.Versioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ReplyFlow.Application.Setup;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Tests.App;

/// <summary>A setting that cannot work is told before anything is done: its name, its value, what is expected.</summary>
public sealed class WrongSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-settings-");

    [Theory]
    [InlineData("ReplyFlow:Database:Provider", "Oracle", "“Oracle”", "Sqlite、Postgres")]
    [InlineData("ReplyFlow:Database:Provider", "7", "“7”", "Sqlite、Postgres")]
    [InlineData("ReplyFlow:Database:ConnectionString", "Host=db;Pasword=secret", "", "文件路径", "secret")]
    [InlineData("ReplyFlow:Database:ConnectionString", "mysql://u:secret@db/x", "", "postgres://", "secret")]
    [InlineData("ReplyFlow:Database:ConnectionString", "postgres://u:secret@db/x", "", "与 ReplyFlow:Database:Provider 相符", "secret")]
    [InlineData("ReplyFlow:Database:ConnectionString", "/proc/none/replyflow.db", "“/proc/none/replyflow.db”", "能写入的文件夹里的文件")]
    [InlineData("ReplyFlow:Database:ConnectionString", "/tmp", "“/tmp”", "一个文件，不是文件夹")]
    [InlineData("ReplyFlow:DataFolder", "/proc/none", "“/proc/none”", "能写入的文件夹")]
    [InlineData("ReplyFlow:DataFolder", "/etc/hostname", "“/etc/hostname”", "能写入的文件夹")]
    [InlineData("ReplyFlow:Workers", "maybe", "“maybe”", "true 或 false")]
    [InlineData("ReplyFlow:Pages", "false", "ReplyFlow:Web:PublicAddress", "必须写明")]
    [InlineData("ReplyFlow:Keys:File", "/etc/hostname", "“/etc/hostname”", "只有用 PostgreSQL")]
    [InlineData("ReplyFlow:Telemetry:Endpoint", "collector:4318", "“collector:4318”", "以 http:// 或 https:// 开头")]
    [InlineData("ReplyFlow:Web:DrainSeconds", "-1", "“-1”", "0 至 300")]
    [InlineData("ReplyFlow:Workflow:Engine", "camunda", "“camunda”", "builtin 或 elsa")]
    [InlineData("ReplyFlow:Signing:Pfx", "/none/seal.pfx", "“/none/seal.pfx”", "签名证书文件")]
    [InlineData("ReplyFlow:Signing:Certificate", "/none/seal.pem", "“/none/seal.pem”", "签名证书文件")]
    [InlineData("ReplyFlow:Seal:File", "/none/seal.png", "“/none/seal.png”", "PNG 文件")]
    [InlineData("ReplyFlow:Web:SignInHours", "-1", "“-1”", "1 至 720")]
    [InlineData("ReplyFlow:Web:SignInHours", "eight", "“eight”", "整数")]
    [InlineData("ReplyFlow:Web:PublicAddress", "reply.example", "“reply.example”", "以 http:// 或 https:// 开头")]
    [InlineData("ReplyFlow:Web:PublicAddress", "https://reply.example/d", "“https://reply.example/d”", "后面不带路径")]
    [InlineData("ReplyFlow:Web:SignAgainMinutes", "-5", "“-5”", "0 至 1440")]
    [InlineData("ReplyFlow:Web:RequireHttps", "1", "“1”", "true 或 false")]
    [InlineData("ReplyFlow:Web:Hosts", "http://reply.example", "“http://reply.example”", "域名或地址")]
    [InlineData("ReplyFlow:Web:RequireHttps", "true", "ReplyFlow:Web:Hosts", "必须写明")]
    [InlineData("ReplyFlow:Attachments:MaxFileMegabytes", "0", "“0”", "1 至 2000")]
    [InlineData("ReplyFlow:Attachments:MaxFileMegabytes", "20 MB", "“20 MB”", "整数")]
    [InlineData("ReplyFlow:Attachments:MaxFiles", "500", "“500”", "1 至 200")]
    [InlineData("ReplyFlow:Attachments:MaxCaseMegabytes", "10", "“10”", "不小于 MaxFileMegabytes")]
    [InlineData("Mail:Transport", "pigeon", "“pigeon”", "folder 或 smtp")]
    [InlineData("Mail:Port", "99999", "99999", "1 至 65535")]
    [InlineData("Mail:Port", "smtp", "“smtp”", "整数")]
    [InlineData("Mail:Host", "", "Mail:Host", "填写")]
    [InlineData("Mail:Host", "http://mail.example:25", "“http://mail.example:25”", "主机名")]
    [InlineData("Mail:From", "nobody", "“nobody”", "邮箱地址")]
    [InlineData("Mail:From", "a@b.example\r\nBcc: c@d.example", "Bcc", "一行文字")]
    [InlineData("Mail:Tls", "Ssl", "“Ssl”", "None、StartTls、Implicit")]
    [InlineData("Mail:TimeoutSeconds", "0", "0", "1 至 900")]
    [InlineData("Mail:Folder", "/proc/none", "“/proc/none”", "能写入的文件夹")]
    [InlineData("Mail:Dkim:Selector", "mail", "Mail:Dkim:KeyFile", "私钥文件")]
    [InlineData("urls", "https://127.0.0.1:5080", "“https://127.0.0.1:5080”", "Kestrel:Certificates:Default")]
    [InlineData("Outbox:MaxAttempts", "0", "“0”", "1 至 100")]
    [InlineData("Outbox:Lanes", "100", "“100”", "1 至 32")]
    [InlineData("Outbox:PollSeconds", "0", "“0”", "1 至 3600")]
    [InlineData("Mail:ReturnAddress", "nobody", "“nobody”", "英文邮箱地址")]
    [InlineData("Mail:ReturnAddress", "回信@water.example", "“回信@water.example”", "英文邮箱地址")]
    [InlineData("Returns:Folder", "/proc/none", "“/proc/none”", "能写入的文件夹")]
    [InlineData("Returns:Host", "imap://mail.example", "“imap://mail.example”", "主机名")]
    [InlineData("Returns:Port", "0", "“0”", "1 至 65535")]
    [InlineData("Returns:Tls", "StartTls", "“StartTls”", "Implicit")]
    [InlineData("Returns:UserName", "", "Returns:UserName", "账号")]
    [InlineData("Returns:Password", "", "Returns:Password", "密码", "geheim")]
    [InlineData("Returns:Mailbox", " ", "Returns:Mailbox", "INBOX")]
    [InlineData("Returns:PollSeconds", "0", "“0”", "1 至 3600")]
    [InlineData("urls", "127.0.0.1:5080", "“127.0.0.1:5080”", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://127.0.0.1:99999", "“http://127.0.0.1:99999”", "0 至 65535")]
    [InlineData("urls", "ftp://127.0.0.1:5080", "“ftp://127.0.0.1:5080”", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://127.0.0.1:5080/app", "“http://127.0.0.1:5080/app”", "不带路径")]
    [InlineData("http_ports", "eighty", "“eighty”", "0 至 65535")]
    [InlineData("ReplyFlow:Seal:File", "/etc/hostname", "“/etc/hostname”", "PNG 文件")]
    [InlineData("ReplyFlow:Database:ConnectionString", ":memory:", "", "文件路径")]
    [InlineData("ReplyFlow:Database:ConnectionString", "file::memory:?cache=shared", "", "文件路径")]
    [InlineData("ReplyFlow:Attachments:Scanner", "127.0.0.1:3310", "“127.0.0.1:3310”", "tcp://主机:端口")]
    [InlineData("ReplyFlow:Attachments:Scanner", "unix:clamd.ctl", "“unix:clamd.ctl”", "unix:/套接字的路径")]
    [InlineData("ReplyFlow:FontFolders:0", "/none/fonts", "“/none/fonts”", "已有的文件夹")]
    [InlineData("ReplyFlow:FontFolders:0", "/etc/hostname", "“/etc/hostname”", "已有的文件夹")]
    [InlineData("Logging:LogLevel:Default", "Loud", "“Loud”", "Warning")]
    [InlineData("Logging:Console:LogLevel:Microsoft", "Loud", "“Loud”", "Warning")]
    [InlineData("Kestrel:Endpoints:Http:Url", "ftp://127.0.0.1:5080", "“ftp://127.0.0.1:5080”", "http://127.0.0.1:5080")]
    [InlineData("Kestrel:Certificates:Default:Path", "/none/server.pfx", "“/none/server.pfx”", "证书文件")]
    public void It_is_told_by_name_and_value_with_what_is_expected(string name, string value, string shown, string expected, string? never = null)
    {
        var settings = new List<string> { $"--{name}={value}" };
        if (name.StartsWith("Mail:", StringComparison.Ordinal) && name is not ("Mail:Transport" or "Mail:Folder"))
            settings.AddRange(["--Mail:Transport=smtp", .. name == "Mail:Host" ? Array.Empty<string>() : ["--Mail:Host=mail.example"]]);
        if (name.StartsWith("Returns:", StringComparison.Ordinal) && name != "Returns:Folder")
            settings.InsertRange(0, ["--Returns:Host=mail.example", "--Returns:UserName=returns", "--Returns:Password=geheim"]);
        if (name == "ReplyFlow:Seal:File")
            settings.Add("--ReplyFlow:Seal:Bureau=临川市水务局");
        var fault = Assert.Single(Faults(settings));
        foreach (var words in new[] { name, shown, expected })
            Assert.Contains(words, fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
        if (never is not null)
            Assert.DoesNotContain(never, fault, StringComparison.Ordinal);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void A_data_folder_that_others_can_look_into_is_shut_and_one_that_they_use_is_refused()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder.FullName, "data"));
        data.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Assert.Empty(Faults([]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data.FullName));
        data.UnixFileMode |= UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.StickyBit;
        Assert.Contains("其他账号也在用这个文件夹", Assert.Single(Faults([])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/none/web")]
    [InlineData("/etc/hostname")]
    public void A_content_root_that_is_no_folder_is_told_by_its_name(string folder)
    {
        var fault = Assert.Throws<StartException>(() => Startup.CreateBuilder([$"--contentRoot={folder}"])).Message;
        Assert.Contains("contentRoot", fault, StringComparison.Ordinal);
        Assert.Contains($"“{folder}”", fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
    }

    [Fact]
    public void A_settings_file_that_is_no_JSON_is_told_with_its_line()
    {
        var file = Path.Combine(_folder.FullName, "appsettings.json");
        File.WriteAllText(file, "{\n  \"Mail\": {\n    \"Host\" \"mail.example\"\n  }\n}\n");
        var fault = Assert.Throws<StartException>(() => Startup.CreateBuilder([$"--contentRoot={_folder.FullName}"])).Message;
        Assert.Contains($"{file}不是正确的 JSON：第 3 行", fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() => Assert.Equal(6, Faults(
        ["--ReplyFlow:Web:SignInHours=0", "--Mail:From=x", "--Mail:TimeoutSeconds=-1", "--Outbox:Lanes=0", "--ReplyFlow:Seal:File=/none", "--ReplyFlow:Seal:Bureau=x",
            "--urls=x"]).Count);

    [Fact]
    public void The_usual_settings_are_fine() => Assert.Empty(Faults(
        ["--ReplyFlow:Database:Provider=sqlite", "--ReplyFlow:Web:SignInHours=12", "--Mail:Tls=starttls", "--Mail:Transport=SMTP", "--Mail:Host=[::1]", "--Mail:Port=587",
            $"--ReplyFlow:FontFolders:0={_folder.FullName}", "--ReplyFlow:FontFolders:1=", "--urls=http://*:8080;http://localhost:0", "--ReplyFlow:Workers=False"]));

    [Fact]
    public void A_name_that_no_setting_has_is_told()
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ReplyFlow:DataFolder"] = _folder.FullName,
            ["ReplyFlow:DataFoldr"] = "data",
            ["ReplyFlow:FontFolders:0"] = _folder.FullName,
            ["ReplyFlow:Web:SignInHour"] = "8",
            ["replyflow:web:SIGNINHOURS"] = "8",
            ["ReplyFlow:Signing:Bureau"] = "",
        }).Build());
        reader.Check(ReplyFlowSettings.Section, new ReplyFlowSettingsCheck());
        reader.Check(WebSettings.Section, new WebSettingsCheck());
        Assert.Equal(["ReplyFlow:DataFoldr", "ReplyFlow:Web:SignInHour"], reader.Unknown);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private IReadOnlyList<string> Faults(IEnumerable<string> settings)
    {
        var data = Path.Combine(_folder.FullName, "data");
        var builder = WebApplication.CreateBuilder([$"--ReplyFlow:DataFolder={data}", .. settings]);
        try
        {
            builder.CheckSettings();
            return [];
        }
        catch (OptionsValidationException e)
        {
            // Nothing but the folder itself was made.
            Assert.Empty(Directory.Exists(data) ? Directory.EnumerateFileSystemEntries(data) : []);
            return [.. e.Failures];
        }
    }
}
