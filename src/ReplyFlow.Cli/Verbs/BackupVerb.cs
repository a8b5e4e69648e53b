using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Backup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow backup FILE --db …</c>: the whole database, letters and all, in one file, while the product keeps running.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "要写入的备份文件，不能已经存在" };
        var db = DatabaseOption.Create();
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var command = new Command("backup", "把数据库和全部公文备份到一个文件，系统不必停止") { file, db, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var address = DatabaseOption.Existing(parsed.GetValue(db)!);
                var path = parsed.GetValue(file)!;
                BackupManifest manifest;
                using (var progress = new TerminalProgress())
                    manifest = await BackupWriter.WriteAsync(address, path, TimeProvider.System, ct, progress);
                output.WriteLine(parsed.GetValue(json)
                    ? JsonOutput.Write(new { file = path, manifest })
                    : $"已备份到 {path}：{manifest.Tables.Count} 张表，{manifest.Tables.Sum(t => t.Rows)} 行，{new FileInfo(path).Length} 字节，已读回核对。");
                if (await StoreAsync(address, manifest, ct) is { } fault)
                    error.WriteLine($"备份已写好，但没能在数据库里记下备份时间，“系统状态”页不会显示：{fault}");
                return 0;
            }
            catch (Exception e) when (e is BackupException or FormatException or UnreadableTableException)
            {
                error.WriteLine(e is FormatException or UnreadableTableException ? $"--db：{e.Message}" : e.Message);
                return 2;
            }
        });
        return command;
    }

    /// <summary>Writes down in the database when it was backed up; the words where that cannot be, for example because it may only be read.</summary>
    private static async Task<string?> StoreAsync(DatabaseAddress address, BackupManifest manifest, CancellationToken ct)
    {
        try
        {
            await using var db = address.Open();
            await new LastBackup(manifest.CreatedAt, manifest.Tables.Sum(t => t.Rows)).StoreAsync(db, ct);
            return null;
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            return OutsideText.Clean(e.GetBaseException().Message, oneLine: true, 300);
        }
    }
}
