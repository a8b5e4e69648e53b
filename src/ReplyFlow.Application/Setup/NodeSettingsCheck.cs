using ReplyFlow.Application.Core;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Setup;

/// <summary>Whether the settings can work by which several processes share an installation, and are watched.</summary>
internal static class NodeSettingsCheck
{
    public static IEnumerable<string> Faults(ReplyFlowSettings s)
    {
        if (s is { Pages: false, Workers: false })
            yield return SettingFault.Of("ReplyFlow:Pages", s.Pages, "true，或者 ReplyFlow:Workers 为 true：两项都关掉就什么也不做");
        if (s.Keys.File.Length > 0 && s.Database.Provider != DatabaseKind.Postgres)
            yield return SettingFault.Of("ReplyFlow:Keys:File", s.Keys.File, "不设置；只有用 PostgreSQL、多个节点共用时才需要");
        else if (s.Keys.File.Length > 0 && KeyFileProblem(s.Keys.File) is { } problem)
            yield return SettingFault.Of("ReplyFlow:Keys:File", s.Keys.File, $"一个密钥文件，每行是 32 字节的 Base64（{problem}）");
        if (s.Telemetry.Endpoint.Length > 0 && !(Uri.TryCreate(s.Telemetry.Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return SettingFault.Of("ReplyFlow:Telemetry:Endpoint", s.Telemetry.Endpoint, "以 http:// 或 https:// 开头的网址，例如 http://127.0.0.1:4318");
    }

    private static string? KeyFileProblem(string path)
    {
        try
        {
            ProtectionKeyFile.Read(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return e.Message;
        }
    }
}
