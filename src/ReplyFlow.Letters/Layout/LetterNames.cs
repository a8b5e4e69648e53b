using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Letters.Layout;

/// <summary>The names a letter itself gives: they are never split.</summary>
internal static class LetterNames
{
    private const int Longest = 20;
    private const int LongestAddressee = 12;

    /// <summary>People and telephone numbers: whole wherever they stand.</summary>
    internal static IEnumerable<string> People(Letter letter)
    {
        var names = letter.Signatories.Concat(letter.Addressees.Select(Person)).Concat(letter.Addressees.Where(a => a.Length <= LongestAddressee));
        if (letter.Suggestion is { } s)
            names = names.Concat(s.CoSigners).Append(s.LeadDeputy);
        if (letter.Contact is { } contact)
            names = names.Append(contact.Name).Append(contact.Phone);
        return Usable(names);
    }

    /// <summary>Words whole in titles and the issuer's mark, besides people: sessions, numbers, bodies and the template's own.</summary>
    internal static IEnumerable<string> TitleWords(Letter letter, LetterTemplate template)
    {
        var words = template.Words.Append(letter.Issuer);
        if (letter.Suggestion is { } s)
            words = words.Append(s.Session).Append($"第{s.Number}号");
        return Usable(words);
    }

    // Long "names" are joined lists; keeping them whole would tear lines apart.
    private static IEnumerable<string> Usable(IEnumerable<string> names) =>
        names.Select(n => n.Trim()).Where(n => n.Length is > 1 and <= Longest);

    private static string Person(string addressee)
    {
        var name = addressee.Trim().TrimEnd('：', ':');
        return name.EndsWith("代表", StringComparison.Ordinal) && name.Length > 3 ? name[..^2] : name;
    }
}
