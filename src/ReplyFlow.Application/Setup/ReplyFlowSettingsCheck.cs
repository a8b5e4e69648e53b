using Microsoft.Extensions.Options;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Process;
using ReplyFlow.Data.Databases;
using ReplyFlow.Letters.Signing;

namespace ReplyFlow.Application.Setup;

/// <summary>Whether the settings of section <c>ReplyFlow</c> can work: what they name is there, and can be read or written.</summary>
public sealed class ReplyFlowSettingsCheck : IValidateOptions<ReplyFlowSettings>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, ReplyFlowSettings options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(ReplyFlowSettings s)
    {
        if (string.IsNullOrWhiteSpace(s.DataFolder))
            yield return SettingFault.Of("ReplyFlow:DataFolder", s.DataFolder, "一个文件夹");
        else if (FolderProbe.Problem(s.DataFolder, s.CreateDataFolder) is { } problem)
            yield return SettingFault.Of("ReplyFlow:DataFolder", s.DataFolder, $"本程序能写入的文件夹（{problem}）");
        foreach (var (no, folder) in s.FontFolders.Index().Where(f => f.Item.Length > 0 && !Directory.Exists(f.Item)))
            yield return SettingFault.Of($"ReplyFlow:FontFolders:{no}", folder, "一个已有的文件夹，里面放字体");
        if (DatabaseFault(s) is { } database)
            yield return database;
        if (SigningFault(s.Signing) is { } signing)
            yield return signing;
        if (s.Seal.File.Length > 0 && !IsPng(s.Seal.File))
            yield return SettingFault.Of("ReplyFlow:Seal:File", s.Seal.File, "一个已有的 PNG 文件");
        if (s.Seal.File.Length > 0 && s.Seal.Bureau.Length == 0)
            yield return SettingFault.Of("ReplyFlow:Seal:Bureau", s.Seal.Bureau, "印章所属单位的全称");
        if (EngineFault(s.Workflow.Engine) is { } engine)
            yield return engine;
        foreach (var fault in NodeSettingsCheck.Faults(s))
            yield return fault;
        foreach (var fault in AttachmentLimitsCheck.Faults(s.Attachments))
            yield return fault;
    }

    /// <summary>Whether a file is there and begins as a PNG does: else the first letter would fail as it is issued.</summary>
    private static bool IsPng(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            Span<byte> begin = stackalloc byte[4];
            return stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.SequenceEqual<byte>([0x89, 0x50, 0x4E, 0x47]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? DatabaseFault(ReplyFlowSettings s)
    {
        const string name = "ReplyFlow:Database:ConnectionString";
        if (s.Database.ConnectionString.Length == 0 && s.Database.Provider == DatabaseKind.Postgres)
            return SettingFault.Of(name, "", "PostgreSQL 的连接（postgres://用户:口令@主机:端口/数据库，或以 Host= 开头）");
        try
        {
            var address = s.DatabaseAddress;
            if (address.FilePath is not { } file || s.Database.ConnectionString.Length == 0)
                return null;
            if (Directory.Exists(file))
                return SettingFault.Of(name, file, "一个文件，不是文件夹");
            return FolderProbe.Problem(Path.GetDirectoryName(file)!) is { } problem
                ? SettingFault.Of(name, file, $"本程序能写入的文件夹里的文件（{problem}）") : null;
        }
        catch (FormatException e)
        {
            // It may hold a password: the value is not shown.
            return $"{SettingFault.Of(name, null, "文件路径、sqlite:路径、postgres://用户:口令@主机:端口/数据库，或以 Host= 开头，并与 ReplyFlow:Database:Provider 相符")}（{e.Message}）";
        }
    }

    private static string? SigningFault(SigningSettings signing)
    {
        try
        {
            new LetterSigner(signing).Certificate();
            return null;
        }
        catch (SigningException e)
        {
            return $"{(signing.Pfx.Length > 0 ? SettingFault.Of("ReplyFlow:Signing:Pfx", signing.Pfx, "能用的签名证书文件")
                : SettingFault.Of("ReplyFlow:Signing:Certificate", signing.Certificate, "能用的签名证书文件"))}（{e.Message}）";
        }
    }

    private static string? EngineFault(string engine)
    {
        try
        {
            EngineChoice.Create(engine);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
