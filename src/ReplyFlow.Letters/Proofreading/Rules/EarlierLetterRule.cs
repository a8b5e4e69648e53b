using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 17: the letter against the body's own earlier ones: a contact person with another telephone, another name of itself, a promise
/// about the same subject that is not mentioned.
/// </summary>
internal sealed class EarlierLetterRule : IProofRule
{
    /// <summary>Earlier letters that must agree before another way counts as odd.</summary>
    private const int Agreed = 3;

    /// <summary>The share of a promise's pairs of characters that the letter must have to count as mentioning it.</summary>
    private const double Mentioned = 0.4;

    private const int LongestPromise = 60;

    public RuleSheet Sheet { get; } = new(17, "与本单位以往的复函一致：联系电话、自称、对同一事项的承诺（有以往复函时）", Severity.Warning, Grounds.EarlierLetters, [],
        ["我局会同有关部门办理。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Context.Earlier is not { Count: > 0 } earlier)
            return;
        CheckContact(input, earlier, sink);
        CheckSelfName(input, earlier, sink);
        CheckPromises(input, earlier, sink);
    }

    /// <summary>The newest earlier letter of the same contact person says their telephone.</summary>
    private static void CheckContact(ProofInput input, IReadOnlyList<EarlierLetter> earlier, FindingSink sink)
    {
        if (input.Letter.Contact is not { Name.Length: > 0, Phone.Length: > 0 } contact)
            return;
        var last = earlier.FirstOrDefault(e => e.ContactName == contact.Name && e.ContactPhone.Length > 0);
        if (last is not null && Digits(last.ContactPhone) != Digits(contact.Phone))
            sink.Field(Severity.Warning, "contact.phone", contact.Phone, $"{contact.Name}的电话在{Of(last)}是{last.ContactPhone}，请核对");
    }

    private static void CheckSelfName(ProofInput input, IReadOnlyList<EarlierLetter> earlier, FindingSink sink)
    {
        var names = earlier.Where(e => e.SelfName.Length > 0).Take(Agreed).Select(e => e.SelfName).ToList();
        if (names.Count < Agreed || names.Distinct().Count() > 1)
            return;
        foreach (var match in EarlierLetter.SelfWords().EnumerateMatches(input.Body.Text))
            if (input.Body.Text.AsSpan(match.Index, match.Length) is var name && !name.SequenceEqual(names[0]))
                sink.Body(Severity.Warning, match.Index, match.Length, $"以往的复函自称“{names[0]}”，这里是“{name}”", names[0]);
    }

    private static void CheckPromises(ProofInput input, IReadOnlyList<EarlierLetter> earlier, FindingSink sink)
    {
        if (input.Letter.Suggestion is not { } suggestion || input.IsOpinion)
            return;
        var subject = EarlierLetter.SubjectOf(suggestion.Title);
        // The opening quotes the title, which says nothing of what became of a promise about the same subject.
        var told = string.Join('\n', input.Body.Paragraphs.Where(p => p != input.Body.Opening).Select(p => p.Text));
        foreach (var letter in earlier.Where(e => e.Promises.Count > 0 && EarlierLetter.IsSameSubject(subject, EarlierLetter.SubjectOf(e.Subject))))
            foreach (var promise in letter.Promises)
                if (Keywords.Pairs(promise) is { Count: > 0 } pairs && Keywords.Share(pairs, told) < Mentioned)
                    sink.Body(Severity.Warning, input.Body.Text.Length, 0, $"{Of(letter)}答应过“{promise.Shortened(LongestPromise)}”，这次没有说办到哪里了");
    }

    private static string Of(EarlierLetter letter) => letter.Number.Length > 0 ? $"以往的复函（{letter.Number}）中" : "以往的复函中";

    private static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));
}
