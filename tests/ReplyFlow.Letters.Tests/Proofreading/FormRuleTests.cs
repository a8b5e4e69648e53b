using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Checks 1 to 4: number, dates, title and opening, addressees.</summary>
public sealed class FormRuleTests
{
    [Theory]
    [InlineData("临民函[2026]18号", "临民函〔2026〕18号")]
    [InlineData("临民函（2026）018号", "临民函〔2026〕18号")]
    [InlineData("临民函 〔2026〕第18号", "临民函〔2026〕18号")]
    [InlineData("临民函〔2026〕18", "临民函〔2026〕18号")]
    [InlineData("临民函〔26〕18号", null)]
    [InlineData("18号", null)]
    public void A_document_number_of_another_form_is_an_error(string number, string? fix)
    {
        var finding = Assert.Single(CleanLetter.Of(1, CleanLetter.Letter with { DocumentNumber = number }));

        Assert.Equal((Severity.Error, "documentNumber", fix), (finding.Severity, finding.Field, finding.Fix));
    }

    [Fact]
    public void The_numbers_year_is_the_dates()
    {
        var finding = Assert.Single(CleanLetter.Of(1, CleanLetter.Letter with { DocumentNumber = "临民函〔2025〕18号" }));

        Assert.Equal((Severity.Error, "2025", 5, "2026"), (finding.Severity, finding.Marked, finding.Column, finding.Fix));
    }

    [Fact]
    public void A_number_in_use_is_an_error() =>
        Assert.Equal(Severity.Error, Assert.Single(CleanLetter.Of(
            1, CleanLetter.Letter, ProofreadingContext.Default with { KnownNumbers = new HashSet<string> { "临民函〔2026〕18号" } })).Severity);

    [Fact]
    public void A_letter_without_a_number_yet_is_no_fault() =>
        Assert.Empty(CleanLetter.Of(1, CleanLetter.Letter with { DocumentNumber = null }));

    [Theory]
    [InlineData("2026年06月3日", "2026年6月3日")]
    [InlineData("2026年6月03日", "2026年6月3日")]
    [InlineData("2026年06月", "2026年6月")]
    [InlineData("2026年2月29日", null)]
    [InlineData("2026年13月", null)]
    [InlineData("2026年0月1日", null)]
    public void Dates_in_the_text_exist_and_are_unpadded(string date, string? fix)
    {
        var finding = Assert.Single(CleanLetter.Of(2, $"会议于{date}召开。"));

        Assert.Equal((Severity.Error, date, fix), (finding.Severity, finding.Marked, finding.Fix));
    }

    [Theory]
    [InlineData("2024年2月29日")]
    [InlineData("2026年10月20日")]
    [InlineData("2026年6月")]
    public void Right_dates_are_left_alone(string date) => Assert.Empty(CleanLetter.Of(2, $"会议于{date}召开。"));

    [Fact]
    public void A_letter_dated_on_a_day_off_or_late_is_a_warning()
    {
        var weekend = CleanLetter.Of(2, CleanLetter.Letter with { Date = new DateOnly(2026, 5, 23) });
        var holiday = CleanLetter.Of(2, CleanLetter.Letter with { Date = new DateOnly(2026, 5, 1) });
        var makeUp = CleanLetter.Of(2, CleanLetter.Letter with { Date = new DateOnly(2026, 5, 9) });
        var late = CleanLetter.Of(2, CleanLetter.Letter, ProofreadingContext.Default with { DueDate = new DateOnly(2026, 5, 19) });

        Assert.Contains("周六", Assert.Single(weekend).Message);
        Assert.Contains("放假", Assert.Single(holiday).Message);
        Assert.Empty(makeUp);
        Assert.Contains("2026-05-19", Assert.Single(late).Message);
        Assert.All([weekend[0], holiday[0], late[0]], f => Assert.Equal((Severity.Warning, "date"), (f.Severity, f.Field)));
    }

    [Fact]
    public void A_year_without_a_calendar_is_not_judged() =>
        Assert.Empty(CleanLetter.Of(2, CleanLetter.Letter with { Date = new DateOnly(2031, 5, 24), DocumentNumber = null }));

    [Theory]
    [InlineData("2026-05-21", null, null, "成文日期")]
    [InlineData(null, "2026-05-21", null, "成文日期")]
    [InlineData(null, null, "2026-05-19", "送达日期")]
    [InlineData("2026-05-19", "2026-05-18", null, "签发日期")]
    public void Assigned_signed_dated_and_sent_follow_one_another(string? assigned, string? signed, string? sent, string early)
    {
        var context = ProofreadingContext.Default with { AssignedOn = Day(assigned), SignedOn = Day(signed), SentOn = Day(sent) };

        var finding = Assert.Single(CleanLetter.Of(2, CleanLetter.Letter, context));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.StartsWith(early, finding.Message);
    }

    [Theory]
    [InlineData("对市第九届人大四次会议第217号建议的答复")]
    [InlineData("对市第九届人大四次会议 第 0217 号建议的复函")]
    [InlineData("临川市民政局关于市第九届人民代表大会第四次会议第0217号建议的答复")]
    [InlineData("关于临川市第九届人大第四次会议第0217号建议办理情况的复函")]
    public void Titles_that_name_session_number_and_kind_are_right(string title) =>
        Assert.Empty(CleanLetter.Of(3, CleanLetter.Letter with { Title = title }));

    [Theory]
    [InlineData("对市第九届人大三次会议第0217号建议的答复", "四次会议")]
    [InlineData("对省第九届人大四次会议第0217号建议的答复", "所属会议")]
    [InlineData("对市第九届人大四次会议第0271号建议的答复", "不一致")]
    [InlineData("对市第九届人大四次会议建议的答复", "编号")]
    [InlineData("对市第九届人大四次会议第0217号建议的说明", "文种")]
    public void Titles_that_do_not_are_errors(string title, string says)
    {
        var finding = Assert.Single(CleanLetter.Of(3, CleanLetter.Letter with { Title = title }));

        Assert.Equal((Severity.Error, "title"), (finding.Severity, finding.Field));
        Assert.Contains(says, finding.Message);
    }

    [Fact]
    public void A_wrong_number_in_the_title_is_corrected_in_place()
    {
        var finding = Assert.Single(CleanLetter.Of(3, CleanLetter.Letter with { Title = "对市第九届人大四次会议第0271号建议的答复" }));

        Assert.Equal((13, 4, "0217"), (finding.Column, finding.Length, finding.Fix));
    }

    [Theory]
    [InlineData("《关于在云溪片区增设社区食堂的建议》", "《关于在云溪片区增加社区食堂的建议》", "《关于在云溪片区增设社区食堂的建议》")]
    [InlineData("（第0217号）", "（第0218号）", "0217")]
    [InlineData("《关于在云溪片区增设社区食堂的建议》", "建议", null)]
    [InlineData("（第0217号）", "", null)]
    public void The_opening_quotes_title_and_number(string right, string wrong, string? fix)
    {
        var finding = Assert.Single(CleanLetter.Of(3, CleanLetter.Replacing(right, wrong)));

        Assert.Equal((Severity.Error, 1, fix), (finding.Severity, finding.Line, finding.Fix));
    }

    [Fact]
    public void Spaces_in_the_quoted_title_do_not_matter() =>
        Assert.Empty(CleanLetter.Of(3, CleanLetter.Replacing("云溪片区增设社区食堂的建议》", "云溪片区 增设社区食堂的建议》")));

    [Theory]
    [InlineData("邱 望 舒代表", "童予安代表")]
    [InlineData("邱望舒、童予安代表")]
    [InlineData("邱望舒代表、童予安代表")]
    [InlineData("邱望舒等2名代表")]
    [InlineData("邱望舒等代表：")]
    public void Addressees_that_cover_every_deputy_are_right(params string[] addressees) =>
        Assert.Empty(CleanLetter.Of(4, CleanLetter.Letter with { Addressees = addressees }));

    [Theory]
    [InlineData("漏了童予安代表", "邱望舒代表")]
    [InlineData("姓名＋代表", "邱望舒", "童予安代表")]
    [InlineData("共 2 名", "邱望舒等3名代表")]
    [InlineData("不是本件建议的代表", "邱望舒代表", "童予安代表", "米桐代表")]
    public void Other_addressees_are_errors(string says, params string[] addressees)
    {
        var finding = Assert.Single(CleanLetter.Of(4, CleanLetter.Letter with { Addressees = addressees }));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains(says, finding.Message);
    }

    [Fact]
    public void No_addressee_is_an_error() =>
        Assert.Contains("邱望舒代表、童予安代表", Assert.Single(CleanLetter.Of(4, CleanLetter.Letter with { Addressees = [] })).Message);

    [Fact]
    public void The_records_deputies_count_more_than_the_letters() =>
        Assert.Contains("漏了米桐代表", Assert.Single(CleanLetter.Of(
            4, CleanLetter.Letter, ProofreadingContext.Default with { Deputies = ["邱望舒", "童予安", "米桐"] })).Message);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text);
}
