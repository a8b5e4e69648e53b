using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Core;

/// <summary>Reads a form's texts and collects everything wrong with them, in the order of the form.</summary>
public sealed class InputCheck
{
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public void Fail(string field, string message) => _errors.Add(new FieldError(field, message));

    public void Fail(IEnumerable<FieldError> errors) => _errors.AddRange(errors);

    /// <summary>Whether a field has no error so far.</summary>
    public bool IsGood(string field) => _errors.TrueForAll(e => e.Field != field);

    /// <summary>A one-line text without surrounding blanks.</summary>
    /// <param name="field">Name of the input field.</param>
    /// <param name="value">The value as typed.</param>
    /// <param name="label">What the field is called on the form.</param>
    /// <param name="max">Most characters.</param>
    /// <param name="required">Whether it may not be empty.</param>
    public string Text(string field, string? value, string label, int max, bool required = true)
    {
        var text = (value ?? "").Trim();
        if (text.Length == 0 && required)
            Fail(field, $"请填写{label}。");
        else if (TextLength.Of(text) is var count && count > max)
            Fail(field, $"{label}最多 {max} 个字，现在是 {count} 个。");
        else if (OutsideText.Fault(text, oneLine: true) is { } fault)
            Fail(field, $"{label}：{fault}，请重新输入。");
        return text;
    }

    /// <summary>An e-mail address, or empty.</summary>
    public string Email(string field, string? value, string label)
    {
        var text = Text(field, value, label, MailAddresses.MaxLength, required: false);
        if (text.Length > 0 && IsGood(field) && MailAddresses.Fault(text) is { } fault)
            Fail(field, $"{label}的{fault}。");
        return text;
    }

    /// <summary>A telephone number, or empty.</summary>
    public string Phone(string field, string? value, string label)
    {
        var text = Text(field, value, label, 40, required: false);
        if (text.Length > 0 && IsGood(field) && !text.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or ' ' or '(' or ')' or '（' or '）' or '转'))
            Fail(field, $"{label}只能用数字、空格、- 和括号。");
        return text;
    }

    /// <summary>Refuses when anything was wrong.</summary>
    /// <exception cref="InvalidInputException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new InvalidInputException([.. _errors]);
    }
}
