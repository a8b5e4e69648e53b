using Microsoft.Extensions.Options;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Whether the settings of section <c>Mail</c> can work.</summary>
public sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var faults = MailSettings.Faults(options).Concat(TransportFaults(options)).ToList();
        if (faults.Count == 0 && DkimFault(options) is { } dkim)
            faults.Add(dkim);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> TransportFaults(MailOptions options) => options.Transport.Trim().ToLowerInvariant() switch
    {
        "smtp" => MailSettings.ServerFaults(options),
        "" or "folder" => options.Folder.Length > 0 && FolderProbe.Problem(options.Folder) is { } problem
            ? [SettingFault.Of("Mail:Folder", options.Folder, $"本程序能写入的文件夹（{problem}）")] : [],
        _ => [MailTransports.Unknown(options)],
    };

    private static string? DkimFault(MailOptions options)
    {
        try
        {
            DkimKey.Signer(options);
            return null;
        }
        catch (MailSettingsException e)
        {
            return e.Message;
        }
    }
}
