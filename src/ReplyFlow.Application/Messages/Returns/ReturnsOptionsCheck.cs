using Microsoft.Extensions.Options;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Whether the settings of section <c>Returns</c> can work.</summary>
public sealed class ReturnsOptionsCheck : IValidateOptions<ReturnsOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, ReturnsOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(ReturnsOptions o)
    {
        if (o.Folder.Length > 0 && FolderProbe.Problem(o.Folder) is { } problem)
            yield return SettingFault.Of("Returns:Folder", o.Folder, $"本程序能写入的文件夹（{problem}）");
        if (o.PollSeconds is < 1 or > 3_600)
            yield return SettingFault.Of("Returns:PollSeconds", o.PollSeconds, " 1 至 3600 的整数");
        if (o.TimeoutSeconds is < 1 or > 900)
            yield return SettingFault.Of("Returns:TimeoutSeconds", o.TimeoutSeconds, " 1 至 900 的整数");
        foreach (var fault in o.Host.Length > 0 ? ServerFaults(o) : [])
            yield return fault;
    }

    private static IEnumerable<string> ServerFaults(ReturnsOptions o)
    {
        if (Uri.CheckHostName(o.Host.Trim('[', ']')) == UriHostNameType.Unknown)
            yield return SettingFault.Of("Returns:Host", o.Host, "主机名或 IP 地址，端口填在 Returns:Port");
        if (o.Port is < 1 or > 65_535)
            yield return SettingFault.Of("Returns:Port", o.Port, " 1 至 65535 的整数");
        if (o.Port == 993 && o.Tls != MailTls.Implicit)
            yield return SettingFault.Of("Returns:Tls", o.Tls, " Implicit，因为 993 端口从连接起就加密");
        if (o.UserName.Length == 0)
            yield return SettingFault.Of("Returns:UserName", o.UserName, "收信邮箱的账号");
        if (o.Password.Length > 0 == o.TokenCommand.Length > 0)
            yield return SettingFault.Of("Returns:Password", null, "收信邮箱的密码；用令牌登录的，只填 Returns:TokenCommand");
        if (o.Mailbox.Trim().Length == 0)
            yield return SettingFault.Of("Returns:Mailbox", o.Mailbox, "邮箱里的文件夹，一般是 INBOX");
        if (o is { Tls: MailTls.None, AllowCleartextPassword: false } && o.Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return SettingFault.Of("Returns:Tls", o.Tls, " StartTls 或 Implicit，否则密码会以明文传送；确在可信内网时，可设 Returns:AllowCleartextPassword=true");
    }
}
