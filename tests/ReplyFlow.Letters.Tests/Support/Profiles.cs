using ReplyFlow.Letters.Templates;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Support;

/// <summary>The templates that come with the product.</summary>
internal static class Profiles
{
    public static string Folder { get; } = Path.Combine(RepositoryPaths.Root, "templates");

    public static LetterTemplate Xian { get; } = Read("xian-gxj");

    public static LetterTemplate City { get; } = Read("city");

    public static LetterTemplate CityLetter { get; } = Read("city-letter");

    public static LetterTemplate District { get; } = Read("district");

    public static IReadOnlyList<LetterTemplate> All { get; } = [Xian, City, CityLetter, District];

    private static LetterTemplate Read(string id) => TemplateFile.Read(Path.Combine(Folder, id));
}
