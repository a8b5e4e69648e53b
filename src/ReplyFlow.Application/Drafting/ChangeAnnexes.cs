using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Placed;

namespace ReplyFlow.Application.Drafting;

/// <summary>
/// 复函的附件: the letter's own attachments. Whoever drafts the case writes, orders and removes them, and takes a removal back, while they draft it.
/// Every change names the list that it was seen upon, so that nobody changes what somebody else has changed meanwhile.
/// </summary>
public sealed class ChangeAnnexes(UnitRunner units, DraftQueries drafts, AttachmentIntake intake, LetterComposer letters)
{
    private const int MaxText = 100_000;

    /// <summary>Most bytes of all PDFs of a letter: it goes out by mail as one file.</summary>
    private const long MaxPdfBytes = 20L << 20;

    /// <summary>Adds an attachment at the end, or changes one.</summary>
    /// <param name="actor">Who drafts the case.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="id">The attachment; null for a new one.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="seen">The list as it was seen (<see cref="DraftAnnexes.Sha256"/>).</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came of it, in Chinese.</returns>
    /// <exception cref="NotFoundException">The actor does not draft this case, or there is no such attachment.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    /// <exception cref="InvalidInputException">It cannot be set, the PDF cannot be placed, or the list was changed meanwhile.</exception>
    public async Task<string> PutAsync(Actor actor, Guid caseId, Guid? id, AnnexInput input, string seen, CancellationToken ct)
    {
        await drafts.ItemAsync(actor, caseId, ct);
        var table = input is { Kind: AnnexKind.Table, Uploads: [var file, ..] } ? AnnexTable.Read(file.Name, await BytesAsync(file, ct)) : null;
        await using var files = input.Kind == AnnexKind.Pdf && input.Uploads.Count > 0 ? await intake.CheckAsync(input.Uploads, ct) : CheckedFiles.None;
        var pdf = files.Any ? await OpenAsync(files, ct) : null;
        return await ChangeAsync(actor, caseId, seen, async (unit, acting, annexes) =>
        {
            var items = annexes.Items.ToList();
            var at = items.FindIndex(a => a.Id == id && !a.IsRemoved);
            if (id is not null && at < 0)
                throw new NotFoundException("没有这个附件，可能已经移除。");
            if (at < 0 && annexes.Kept.Count() >= DraftAnnexes.Most)
                throw new InvalidInputException("", $"一份复函最多 {DraftAnnexes.Most} 个附件。");
            var check = new InputCheck();
            var title = check.Text("Title", input.Title, "附件名称", DraftAnnex.MaxTitle);
            if (annexes.Kept.Any(a => a.Id != id && a.Title == title))
                check.Fail("Title", "已经有同名的附件，请换一个名称。");
            check.ThrowIfAny();
            var annex = new DraftAnnex(id ?? Guid.CreateVersion7(), title) with
            {
                Text = input.Kind == AnnexKind.Text ? Text(input.Text) : null,
                Table = input.Kind == AnnexKind.Table ? table ?? AnnexTable.Read(input.Text) : null,
                File = input.Kind != AnnexKind.Pdf || pdf is not null ? null
                    : (at < 0 ? null : items[at].File) ?? throw new InvalidInputException("Files", "请选择 PDF 文件。"),
            };
            var c = await unit.Db.LoadCaseAsync(caseId, ct);
            if (await letters.ProblemAsync(unit.Db, c, new LetterAttachment(title) { Body = annex.Text, Table = annex.Table, Pdf = pdf }, ct) is { } problem)
                throw new InvalidInputException(input.Kind switch { AnnexKind.Text => "Text", AnnexKind.Table => "Table", _ => "Files" }, problem);
            if (pdf is not null)
                annex = annex with { File = await StoreAsync(unit, acting, c, files, pdf, items.Where(a => a.Id != id), ct) };
            if (at < 0)
                items.Add(annex);
            else
                items[at] = annex;
            return (items, at < 0 ? "添加复函附件" : "修改复函附件", title);
        }, ct);
    }

    /// <summary>Moves one before the one above it, or behind the one below it.</summary>
    /// <inheritdoc cref="PutAsync" />
    public Task<string> MoveAsync(Actor actor, Guid caseId, Guid id, bool isUp, string seen, CancellationToken ct) =>
        ChangeAsync(actor, caseId, seen, (_, _, annexes) =>
        {
            var kept = annexes.Kept.ToList();
            var at = kept.FindIndex(a => a.Id == id);
            var to = at + (isUp ? -1 : 1);
            if (at < 0)
                throw new NotFoundException("没有这个附件，可能已经移除。");
            if (to >= 0 && to < kept.Count)
                (kept[at], kept[to]) = (kept[to], kept[at]);
            return Task.FromResult((kept.Concat(annexes.Items.Where(a => a.IsRemoved)).ToList(), "调整复函附件的次序", ""));
        }, ct);

    /// <summary>移除, or takes a removal back.</summary>
    /// <inheritdoc cref="PutAsync" />
    public Task<string> RemoveAsync(Actor actor, Guid caseId, Guid id, bool isRemoved, string seen, CancellationToken ct) =>
        ChangeAsync(actor, caseId, seen, (_, _, annexes) =>
        {
            var items = annexes.Items.ToList();
            var at = items.FindIndex(a => a.Id == id);
            if (at < 0)
                throw new NotFoundException("没有这个附件。");
            if (!isRemoved && (annexes.Kept.Count() >= DraftAnnexes.Most || annexes.Kept.Any(a => a.Title == items[at].Title)))
                throw new InvalidInputException("", "不能恢复：已经有同名的附件，或者附件已满。");
            items[at] = items[at] with { IsRemoved = isRemoved };
            var title = items[at].Title;
            foreach (var old in items.Where(a => a.IsRemoved).SkipLast(DraftAnnexes.MostRemoved).ToList())
                items.Remove(old);
            return Task.FromResult((items, isRemoved ? "移除复函附件" : "恢复复函附件", title));
        }, ct);

    /// <summary>Takes the attachments that a submitted version had.</summary>
    /// <inheritdoc cref="PutAsync" />
    public Task<string> TakeAsync(Actor actor, Guid caseId, int version, string seen, CancellationToken ct) =>
        ChangeAsync(actor, caseId, seen, async (_, _, annexes) =>
        {
            var former = (await drafts.VersionAsync(caseId, version, ct)).Content.Annexes ?? DraftAnnexes.None;
            var ids = former.Items.Select(a => a.Id).ToHashSet();
            var removed = annexes.Items.Where(a => !ids.Contains(a.Id)).Select(a => a with { IsRemoved = true }).TakeLast(DraftAnnexes.MostRemoved);
            return (former.Items.Concat(removed).ToList(), $"换用第 {version} 稿的复函附件", "");
        }, ct);

    private Task<string> ChangeAsync(
        Actor actor, Guid caseId, string seen, Func<Unit, Actor, DraftAnnexes, Task<(List<DraftAnnex> Items, string Done, string Title)>> change,
        CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            var acting = await BasisChange.DemandDraftingAsync(unit, drafts, actor, caseId, ct);
            var draft = await unit.Db.Drafts.FindAsync([caseId], ct) ?? unit.Db.Drafts.Add(new Draft { CaseId = caseId }).Entity;
            var annexes = draft.Content.Annexes ?? DraftAnnexes.None;
            if (annexes.Sha256() != seen)
                throw new InvalidInputException("", "复函的附件在您打开本页以后改过，这次没有改动。请看一遍现在的附件再改。");
            var (items, done, title) = await change(unit, acting, annexes);
            var changed = new DraftAnnexes(items);
            draft.Enclose(changed);
            unit.Record(new AnnexesChanged([.. changed.Kept.Select(a => $"{a.Title}（{AnnexWords.Kind(a)}）")], changed.Sha256()), caseId, done);
            return title.Length > 0 ? $"{done}“{title}”。" : $"{done}。";
        }, ct);

    private static string Text(string typed)
    {
        var text = string.Join('\n', typed.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim(' ', '\u3000')).Where(l => l.Length > 0));
        return TextLength.Of(text) switch
        {
            0 => throw new InvalidInputException("Text", "请填写附件的文字。"),
            > MaxText and var length => throw new InvalidInputException("Text", $"附件的文字有 {length} 字，最多 {MaxText} 字。"),
            _ => text,
        };
    }

    private static async Task<byte[]> BytesAsync(AttachmentUpload upload, CancellationToken ct)
    {
        if (upload.Content is { Length: > PlacedPdf.MostBytes })
            throw new InvalidInputException("Files", $"文件超过 {PlacedPdf.MostBytes >> 20} MB。");
        using var bytes = new MemoryStream();
        upload.Content.Position = 0;
        await upload.Content.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>Opens the PDF as it would be placed: what would break the letter's PDF/A is refused here, with its page and the way out.</summary>
    private static async Task<PlacedPdf> OpenAsync(CheckedFiles files, CancellationToken ct)
    {
        if (files.Good is not [{ MediaType: "application/pdf" } file])
            throw new InvalidInputException("Files", "请选择一个 PDF 文件。Word、Excel 和图片请先另存或打印为 PDF。");
        try
        {
            return PlacedPdf.Open(await BytesAsync(new AttachmentUpload(file.Name, file.Content), ct), AnnexFiles.MostPages);
        }
        catch (PlacedPdfException e)
        {
            throw new InvalidInputException("Files", $"“{file.Name}”不能印在复函里：{e.Message}可以在办公软件里“另存为 PDF”并选 PDF/A（嵌入字体），或者打印成图片式的 PDF 再上传。");
        }
    }

    private async Task<AnnexFile> StoreAsync(
        Unit unit, Actor acting, Case c, CheckedFiles files, PlacedPdf pdf, IEnumerable<DraftAnnex> others, CancellationToken ct)
    {
        var file = files.Good[0];
        if (file.Size + others.Where(a => !a.IsRemoved).Sum(a => a.File?.Size ?? 0) > MaxPdfBytes)
            throw new InvalidInputException("Files", $"复函的 PDF 附件合起来会超过 {MaxPdfBytes >> 20} MB，邮件发不出去。请缩小后再附。");
        await intake.AddAsync(unit, acting, c.Id, AttachmentSubject.Letter, c.Id, files, ct);
        // The same file may have been added before; then no row was.
        var stored = unit.Db.Tracked<Attachment>().FirstOrDefault(a => a.Sha256 == file.Sha256 && a.Subject == AttachmentSubject.Letter)
            ?? await unit.Db.Attachments.FirstAsync(a => a.CaseId == c.Id && a.Sha256 == file.Sha256 && a.Subject == AttachmentSubject.Letter, ct);
        return new AnnexFile(stored.Id, stored.Name, file.Sha256, file.Size, pdf.Pages.Count);
    }
}
