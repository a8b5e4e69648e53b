using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Attachments;

/// <summary>Whether the limits can work.</summary>
internal static class AttachmentLimitsCheck
{
    private const string Section = "ReplyFlow:Attachments";
    private const int MostFileMegabytes = 2_000;
    private const int MostFiles = 200;
    private const int MostCaseMegabytes = 100_000;

    /// <summary>What is wrong, one line each.</summary>
    public static IEnumerable<string> Faults(AttachmentLimits limits)
    {
        if (limits.MaxFileMegabytes is < 1 or > MostFileMegabytes)
            yield return SettingFault.Of($"{Section}:MaxFileMegabytes", limits.MaxFileMegabytes, $" 1 至 {MostFileMegabytes} 的整数（MB）");
        if (limits.MaxFiles is < 1 or > MostFiles)
            yield return SettingFault.Of($"{Section}:MaxFiles", limits.MaxFiles, $" 1 至 {MostFiles} 的整数");
        if (limits.MaxCaseMegabytes > MostCaseMegabytes || limits.MaxCaseMegabytes < Math.Max(1, limits.MaxFileMegabytes))
            yield return SettingFault.Of($"{Section}:MaxCaseMegabytes", limits.MaxCaseMegabytes, $"不小于 MaxFileMegabytes、不大于 {MostCaseMegabytes} 的整数（MB）");
        if (limits.Scanner.Length > 0 && ClamdAddress.Find(limits.Scanner) is null)
            yield return SettingFault.Of($"{Section}:Scanner", limits.Scanner, ClamdAddress.Expected);
    }
}
