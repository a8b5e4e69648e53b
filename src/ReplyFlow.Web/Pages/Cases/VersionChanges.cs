using ReplyFlow.Application.Drafting;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>A field of the draft that changed.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
public sealed record FieldChange(string Label, string Before, string After);

/// <summary>What changed from one draft version to another.</summary>
/// <param name="Fields">Fields beside the text.</param>
/// <param name="Title">The title, when it changed.</param>
/// <param name="Body">The text.</param>
public sealed record VersionChanges(IReadOnlyList<FieldChange> Fields, Redline Title, Redline Body)
{
    /// <summary>How many places differ.</summary>
    public int Count => Fields.Count + Title.Changes + Body.Changes;

    /// <summary>Compares two versions.</summary>
    public static VersionChanges Compare(DraftContent before, DraftContent after)
    {
        (string, Func<DraftContent, string>)[] fields =
        [
            ("办理结果类别", d => d.Category), ("定类依据", d => d.CategoryGround), ("公开属性", d => d.Disclosure), ("不公开理由", d => d.DisclosureReason),
            ("联系人", d => d.ContactName), ("联系电话", d => d.ContactPhone), ("附件", d => d.Attachments), ("附注行", d => d.Notes ?? ""),
        ];
        return new(
            [
                .. fields.Where(f => f.Item2(before) != f.Item2(after)).Select(f => new FieldChange(f.Item1, f.Item2(before), f.Item2(after))),
                .. Annexes(before.Annexes ?? DraftAnnexes.None, after.Annexes ?? DraftAnnexes.None),
            ],
            Redline.Compare(before.Title, after.Title), Redline.Compare(before.Body, after.Body));
    }

    /// <summary>The letter's own attachments that are new, gone or changed, with the lines that differ, and their order where that did.</summary>
    private static IEnumerable<FieldChange> Annexes(DraftAnnexes before, DraftAnnexes after)
    {
        var (old, now) = (before.Kept.ToList(), after.Kept.ToList());
        foreach (var gone in old.Where(o => now.All(n => n.Id != o.Id)))
            yield return new FieldChange($"附件“{gone.Title}”", AnnexWords.Kind(gone), "（移除）");
        foreach (var annex in now)
            if (old.Find(o => o.Id == annex.Id) is not { } former)
                yield return new FieldChange($"附件“{annex.Title}”", "", $"（新加）{AnnexWords.Kind(annex)}");
            else if (former != annex)
            {
                var lines = TextDiff.Lines($"{former.Title}\n{AnnexWords.Text(former)}", $"{annex.Title}\n{AnnexWords.Text(annex)}")
                    .Where(s => s.Differs).ToList();
                yield return new FieldChange(
                    $"附件“{annex.Title}”", string.Join('\n', lines.SelectMany(s => s.Before)), string.Join('\n', lines.SelectMany(s => s.After)));
            }
        var (was, order) = (old.Where(o => now.Exists(n => n.Id == o.Id)).ToList(), now.Where(n => old.Exists(o => o.Id == n.Id)).ToList());
        if (!was.Select(a => a.Id).SequenceEqual(order.Select(a => a.Id)))
            yield return new FieldChange("附件的次序", string.Join('；', was.Select(a => a.Title)), string.Join('；', order.Select(a => a.Title)));
    }
}
