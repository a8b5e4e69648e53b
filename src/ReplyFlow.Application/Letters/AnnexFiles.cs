using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Placed;

namespace ReplyFlow.Application.Letters;

/// <summary>Opens the PDFs that letters hold as attachments. Those that were opened for the screen stay in memory for a while.</summary>
public sealed class AnnexFiles(VirusScanner scanner) : IDisposable
{
    /// <summary>Most pages of one file: as many as a letter may have.</summary>
    public const int MostPages = 200;

    /// <summary>Bytes of files that are kept open.</summary>
    private const long MostKept = 64L << 20;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>The files of attachments, by their hash.</summary>
    /// <param name="db">The database.</param>
    /// <param name="annexes">The attachments.</param>
    /// <param name="isPrinted">Whether the pages are copied, which nobody else may do with the same file at that time.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="LetterLayoutException">One may not go out, or is not what was added.</exception>
    internal async Task<IReadOnlyDictionary<string, PlacedPdf>> OpenAsync(
        ReplyFlowDb db, IEnumerable<DraftAnnex> annexes, bool isPrinted, CancellationToken ct)
    {
        var files = annexes.Select(a => a.File).OfType<AnnexFile>().DistinctBy(f => f.Sha256).ToList();
        if (files.Count == 0)
            return new Dictionary<string, PlacedPdf>();
        var hashes = files.ConvertAll(f => f.Sha256);
        var found = await StoredContents.Of(db).Where(c => hashes.Contains(c.Sha256)).ToDictionaryAsync(c => c.Sha256, c => c.Found, ct);
        var opened = new Dictionary<string, PlacedPdf>();
        foreach (var file in files)
        {
            if (AttachmentHold.Of(found.GetValueOrDefault(file.Sha256), scanner) is { } hold)
                throw new LetterLayoutException("attachments", $"“{file.Name}”{hold.Label}，不能印在复函里。");
            opened[file.Sha256] = isPrinted ? await OpenAsync(db, file, ct)
                : await _kept.GetOrCreateAsync(file.Sha256, async entry =>
                {
                    entry.Size = file.Size;
                    entry.SlidingExpiration = TimeSpan.FromMinutes(10);
                    return await OpenAsync(db, file, ct);
                }) ?? throw new InvalidOperationException("A file was opened to nothing.");
        }
        return opened;
    }

    /// <inheritdoc />
    public void Dispose() => _kept.Dispose();

    private static async Task<PlacedPdf> OpenAsync(ReplyFlowDb db, AnnexFile file, CancellationToken ct)
    {
        var bytes = await AttachmentContents.WholeAsync(db, file.Sha256, ct)
            ?? throw new LetterLayoutException("attachments", $"“{file.Name}”与添加时登记的校验值不一致，请联系系统管理员核对数据库和备份。");
        try
        {
            return PlacedPdf.Open(bytes, MostPages);
        }
        catch (PlacedPdfException e)
        {
            throw new LetterLayoutException("attachments", $"“{file.Name}”：{e.Message}");
        }
    }
}
