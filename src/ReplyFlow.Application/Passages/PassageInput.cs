using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Passages;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Passages;

/// <summary>A passage as a form holds it.</summary>
/// <param name="Scope">For whom it is kept.</param>
/// <param name="DivisionId">The division, where it is one's own.</param>
/// <param name="Name">What it is found by.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Text">The words.</param>
/// <param name="ExpiresOn">The last day of use; null for no end.</param>
/// <param name="TakeOver">Whether the actor answers for it from now on.</param>
public sealed record PassageInput(
    PassageScope Scope, Guid? DivisionId, string Name, string Category, string Text, DateOnly? ExpiresOn, bool TakeOver = false)
{
    /// <summary>Reads the form's texts; what is wrong is reported.</summary>
    internal (string Name, string Category, string Text) Read(InputCheck check)
    {
        var name = check.Text(nameof(Name), Name, "名称", StandardPassage.MaxName);
        var category = check.Text(nameof(Category), Category, "分类", StandardPassage.MaxCategory);
        var text = (Text ?? "").ReplaceLineEndings("\n").Trim('\n', ' ');
        if (text.Length == 0)
            check.Fail(nameof(Text), "请填写内容。");
        else if (TextLength.Of(text) is var count && count > StandardPassage.MaxText)
            check.Fail(nameof(Text), $"内容最多 {StandardPassage.MaxText} 个字，现在是 {count} 个。");
        else if (OutsideText.Fault(text, oneLine: false) is { } fault)
            check.Fail(nameof(Text), $"内容：{fault}，请重新输入。");
        return (name, category, text);
    }
}
