using System.Text.RegularExpressions;
using ReplyFlow.Testing;

namespace ReplyFlow.Architecture.Tests;

/// <summary>What the documents name is there: a type or setting that went takes its mention along.</summary>
public partial class DocumentTests
{
    /// <summary>Placeholders, and words of other programs; placeholders in capitals are passed over anyway.</summary>
    private static readonly string[] Foreign = ["Noun", "MigrationName", "showLiveOutput", "pg_dump", "inserts",
        "freshclam", "MaxFileSize", "AlertExceedsMax", "ign2", "rand", "synchronous_standby_names", "FormatterName", "FormatterOptions", "IncludeScopes", "pg_ctl", "promote"];

    private static readonly string[] Folders = ["deploy", "docs", "src", "tests", "templates", "workflows"];

    private static readonly HashSet<string> Built = ["bin", "obj", "node_modules", ".cache", ".git", "TestResults"];

    [Fact]
    public void What_a_document_names_in_code_type_is_in_the_repository()
    {
        var paths = Everything(RepositoryPaths.Root).Select(f => Path.GetRelativePath(RepositoryPaths.Root, f).Replace('\\', '/')).ToArray();
        var words = paths.Where(IsSource).SelectMany(f => Words(File.ReadAllText(Path.Combine(RepositoryPaths.Root, f))))
            .Concat(paths.SelectMany(Words)).Concat(Foreign).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(from document in paths
                     where document.EndsWith(".md", StringComparison.Ordinal)
                     from missing in Missing(File.ReadAllText(Path.Combine(RepositoryPaths.Root, document)), words)
                     select $"{document}: {missing}");
    }

    [Fact]
    public void A_name_that_is_nowhere_is_found() =>
        Assert.Equal(["DeskReader"], Missing("`CaseHead`, `DeskReader.Read NAME`\n\n```\n`Shown()`\n```\n", ["CaseHead", "Read"]));

    private static IEnumerable<string> Missing(string document, HashSet<string> words) =>
        from Match code in Code().Matches(Fence().Replace(document, ""))
        from word in Words(code.Groups[1].Value)
        where !words.Contains(word) && (word.StartsWith("REPLYFLOW", StringComparison.Ordinal) || word.Any(char.IsLower))
        select word;

    /// <summary>The words of a text; a setting's two separators (: and __) part them as well.</summary>
    private static IEnumerable<string> Words(string text) => Word().Matches(text.Replace("__", " ", StringComparison.Ordinal)).Select(m => m.Value);

    private static IEnumerable<string> Everything(string root) =>
        Directory.EnumerateFiles(root).Concat(Folders.SelectMany(f => Below(Path.Combine(root, f))));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(d => !Built.Contains(Path.GetFileName(d))).SelectMany(Below));

    private static bool IsSource(string path) =>
        Path.GetExtension(path) is ".cs" or ".cshtml" or ".json" or ".sh" or ".props" or ".csproj" or ".yml" or ".js" or ".css" or ".py" or ".txt" or ".conf";

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"[A-Za-z]\w+")]
    private static partial Regex Word();
}
