using System.Text.RegularExpressions;

namespace ReplyFlow.Domain.Deputies;

/// <summary>
/// Takes the addresses of deputies' personal pages out of what is kept or shown. Whoever reads one can answer in the deputy's name, and mails
/// that come back, servers' refusals and notes of staff repeat it: plain, encoded for an address or a mail, or broken over two lines.
/// </summary>
public static partial class LinkMask
{
    /// <summary>What stands in place of a token.</summary>
    public const string Mark = "（个人网址略）";

    private const string EncodedMark = "（编码内容略）";
    private const string OpaqueMark = "（长编码略）";

    /// <summary>A run of a token's characters that is as long as one, and as mixed, may be one without its address.</summary>
    private const int TokenLength = 43;

    private const int LeastDifferent = 12;

    /// <summary>A text without the tokens that stand in addresses.</summary>
    public static string Hide(string text) => text.Length == 0 ? text : Address().Replace(
        Broken().Replace(text, m => IsMixed(Token(m)) ? m.Groups["lead"].Value + Mark : m.Value), m => m.Groups["lead"].Value + Mark);

    /// <summary>
    /// A mail's words without tokens. Gateways rewrite addresses beyond recognition, and a mail that is given back in words may hold ours as it
    /// was encoded: what nobody can read goes too.
    /// </summary>
    public static string HideInMail(string text) => Opaque().Replace(
        Encoded().Replace(Hide(text), m => m.Groups["lead"].Value + EncodedMark),
        m => IsMixed(m.Value) ? OpaqueMark : m.Value);

    /// <summary>The whole tokens that stand in addresses in a text.</summary>
    public static IEnumerable<string> Tokens(string text) => Address().Matches(text)
        .Select(Token).Where(t => t.Length == TokenLength);

    private static string Token(Match m) => string.Concat(m.Groups["token"].Captures.Select(c => c.Value));

    private static bool IsMixed(string run) =>
        run.Any(char.IsAsciiLetterUpper) && run.Any(char.IsAsciiLetterLower) && run.Distinct().Count() >= LeastDifferent;

    // A slash plain, for an address, for a mail or for HTML; then as many characters as a token has, with what breaks a line among them.
    [GeneratedRegex(
        @"(?<lead>(?<slash>/|\\/|%(?:25){0,3}2F|=2F|&\#47;|&\#x2F;)d\k<slash>)"
        + @"(?<token>[A-Za-z0-9_-])(?:(?:=?\s{1,4}[>|\s]{0,12}|[\u00AD\u200B-\u200D\u2060\uFEFF])?(?<token>[A-Za-z0-9_-])){15,42}",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    /// <summary>
    /// As many characters as a whole token has, whatever a reader's program or a person put between them: tags, quote marks with a name,
    /// hyphens, asterisks, blanks. Letters and digits that no token has end it. Atomic, so that nothing is tried twice.
    /// </summary>
    [GeneratedRegex(
        @"(?<lead>(?<slash>/|\\/|%(?:25){0,3}2F|=2F|&\#47;|&\#x2F;)d\k<slash>)"
        + @"(?>(?:(?>(?:<[^<>]{0,80}>|\r?\n[^\s<>]{0,20}[>|]|[^\p{L}\p{N}_\-]){0,12})(?<token>[A-Za-z0-9_-])){43})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Broken();

    /// <summary>Lines of base64, the last of them shorter.</summary>
    [GeneratedRegex(@"(?<lead>^|\n)(?:[>| \t]{0,12}[A-Za-z0-9+/]{60,}={0,2}[ \t]*\r?(?:\n|$))+(?:[>| \t]{0,12}[A-Za-z0-9+/]+={0,2}[ \t]*\r?(?=\n|$))?")]
    private static partial Regex Encoded();

    [GeneratedRegex(@"[A-Za-z0-9_-]{43,}")]
    private static partial Regex Opaque();
}
