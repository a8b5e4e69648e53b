using System.Text.RegularExpressions;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>What a later letter of the same body is compared with, of one it has issued.</summary>
/// <param name="Number">发文字号; empty where it has none.</param>
/// <param name="Subject">The suggestion's title; empty where it answers none.</param>
/// <param name="ContactName">联系人; empty for none.</param>
/// <param name="ContactPhone">Their telephone; empty for none.</param>
/// <param name="SelfName">What the body calls itself (我局, 我委); empty where it does not, or in several ways.</param>
/// <param name="Promises">The sentences of a reply of category B that say by when something will be done.</param>
public sealed partial record EarlierLetter(
    string Number, string Subject, string ContactName, string ContactPhone, string SelfName, IReadOnlyList<string> Promises)
{
    /// <summary>The share of pairs of characters that two titles must have in common to be about the same.</summary>
    private const double SameSubject = 0.5;

    /// <summary>What of a letter is compared.</summary>
    public static EarlierLetter Of(Letter letter) => new(
        letter.DocumentNumber ?? "", letter.Suggestion?.Title ?? "", letter.Contact?.Name ?? "", letter.Contact?.Phone ?? "",
        SelfNames(letter.Body).Distinct().ToList() is [var only] ? only : "",
        DatedPromises.IsOwedBy(letter.Category ?? "") ? DatedPromises.In(letter.Body, letter.Date) : []);

    /// <summary>What a suggestion's title is about, to be compared.</summary>
    public static IReadOnlySet<string> SubjectOf(string title) => Keywords.Pairs(title);

    /// <summary>Whether two titles are about the same subject.</summary>
    public static bool IsSameSubject(IReadOnlySet<string> a, IReadOnlySet<string> b) =>
        a.Count > 0 && b.Count > 0 && a.Count(b.Contains) >= SameSubject * Math.Min(a.Count, b.Count);

    /// <summary>What a text calls the body that writes it, each time; names of places (我市) are none.</summary>
    internal static IEnumerable<string> SelfNames(string text) => SelfWords().Matches(text).Select(m => m.Value);

    [GeneratedRegex("我(?:局|委(?!托|派|员)|办(?!理|事|法|公|学)|厅|院(?!校)|中心|集团|公司)")]
    internal static partial Regex SelfWords();
}
