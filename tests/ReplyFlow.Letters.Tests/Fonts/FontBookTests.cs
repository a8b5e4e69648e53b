using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Tests.Fonts;

public class FontBookTests
{
    [Fact]
    public void First_candidate_found_serves_the_role_and_others_fill_its_gaps()
    {
        using var folder = new FontFolder().Add("a.ttf", SyntheticFont.TrueType("First", "甲乙丙"))
            .Add("b.otf", SyntheticFont.Cff("Second", "乙丙丁", cidKeyed: true));
        var book = folder.Load(["Nowhere", "First"], "Second");
        Assert.Equal(["First", "Second"], book.Found.Where(f => f.Role == FontRole.Kai).Select(f => f.PostScriptName));
        Assert.Equal([false, true], book.Found.Where(f => f.Role == FontRole.Kai).Select(f => f.IsFallback));
        Assert.Equal(["First", "Second"], book.Found.Where(f => f.Role == FontRole.Kai).Select(f => f.Family));
        Assert.Equal(SyntheticFont.Width(1) / 1000.0, book.Advance(FontRole.Kai, '甲'));
        Assert.Equal(SyntheticFont.Width(3) / 1000.0, book.Advance(FontRole.Kai, '丁'));
        Assert.Null(book.Advance(FontRole.Kai, '戊'));
    }

    [Fact]
    public void Faces_of_a_collection_are_found_by_name()
    {
        var collection = SyntheticFont.Collect(SyntheticFont.TrueType("One", "甲"), SyntheticFont.Cff("Two", "甲乙", cidKeyed: false));
        using var folder = new FontFolder().Add("both.ttc", collection);
        var found = folder.Load(["Two"]).Found[0];
        Assert.Equal((1, "CFF", 3), (found.FaceIndex, found.Outlines, found.GlyphCount));
    }

    [Fact]
    public void Font_that_must_not_be_embedded_is_passed_over_with_a_reason()
    {
        using var folder = new FontFolder().Add("no.ttf", SyntheticFont.TrueType("Closed", "甲乙", fsType: 2))
            .Add("part.ttf", SyntheticFont.TrueType("Whole", "甲乙", fsType: 0x0100)).Add("yes.ttf", SyntheticFont.TrueType("Open", "甲"));
        var book = folder.Load(["Closed", "Whole", "Open"]);
        Assert.Equal("Open", book.Found.Single(f => f.Role == FontRole.Hei).Family);
        Assert.Null(book.Advance(FontRole.Hei, '乙'));
        Assert.Contains(book.Problems, p => p.Subject.EndsWith("no.ttf") && p.Message.Contains("授权"));
        Assert.Contains(book.Problems, p => p.Subject.EndsWith("part.ttf"));
        Assert.Equal("Closed", FontBook.Load(folder.Options(["Closed", "Open"]) with { EmbeddingConsent = true }).Found.First(f => f.Role == FontRole.Hei).Family);
    }

    [Fact]
    public void Damaged_file_is_reported_and_the_next_candidate_serves()
    {
        using var folder = new FontFolder().Add("bad.ttf", SyntheticFont.TrueType("Bad", "甲")[..200])
            .Add("junk.otf", [1, 2, 3]).Add("good.ttf", SyntheticFont.TrueType("Good", "甲"));
        var book = folder.Load(["Bad", "Good"]);
        Assert.Equal("Good", book.Found.Single(f => f.Role == FontRole.Song).Family);
        Assert.Contains(book.Problems, p => p.Subject.EndsWith("bad.ttf"));
        Assert.Contains(book.Problems, p => p.Subject.EndsWith("junk.otf"));
    }

    [Fact]
    public void No_font_at_all_is_an_error_that_says_where_was_looked()
    {
        using var folder = new FontFolder();
        var error = Assert.Throws<FontsMissingException>(() => folder.Load(["Anything"]));
        Assert.Contains(folder.Path, error.Message);
        Assert.Contains("scripts/fonts.sh", error.Message);
    }

    [Fact]
    public void Free_fonts_serve_every_role_without_a_problem()
    {
        var book = TestFonts.Book;
        Assert.Empty(book.Problems);
        Assert.All(Enum.GetValues<FontRole>(), role => Assert.False(book.Found.First(f => f.Role == role).IsFallback));
        Assert.Equal(1.0, book.Advance(FontRole.FangSong, '市'));
    }

    [Theory]
    [InlineData("堃喆珺赟镕昇鄠浐𬭳䶮")]
    public void Rare_names_have_glyphs_in_every_role(string names) =>
        Assert.All(Enum.GetValues<FontRole>(), role => Assert.All(names.EnumerateRunes(), c => Assert.NotNull(TestFonts.Book.Advance(role, c.Value))));

    [Theory]
    [InlineData(0xE000, "私用区字符 U+E000")]
    [InlineData(0xF0123, "私用区字符 U+F0123")]
    [InlineData(0x07, "控制字符 U+0007")]
    [InlineData(0x202E, "不可见的格式字符 U+202E")]
    [InlineData(0x200B, "不可见的格式字符 U+200B")]
    [InlineData(0xD800, "不成对的代理码 U+D800")]
    [InlineData(0x12000, "“𒀀”（U+12000）")]
    public void Undrawable_characters_are_refused_and_named(int codePoint, string name)
    {
        Assert.Null(TestFonts.Book.Advance(FontRole.FangSong, codePoint));
        Assert.Contains(name, new MissingGlyphException(codePoint).Message);
    }
}
