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
            ("联系人", d => d.ContactName), ("联系电话", d => d.ContactPhone), ("附件", d => d.Attachments),
        ];
        return new(
            [.. fields.Where(f => f.Item2(before) != f.Item2(after)).Select(f => new FieldChange(f.Item1, f.Item2(before), f.Item2(after)))],
            Redline.Compare(before.Title, after.Title), Redline.Compare(before.Body, after.Body));
    }
}
