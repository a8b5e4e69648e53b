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

        Assert.Equal((Severity.Warning, "2025", 5), (finding.Severity, finding.Marked, finding.Column));
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

        Assert.Equal((fix is null ? Severity.Error : Severity.Warning, date, fix), (finding.Severity, finding.Marked, finding.Fix));
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
    [InlineData("对市第九届人大三次会议第0217号建议的答复", "四次会议", Severity.Error)]
    [InlineData("对省第九届人大四次会议第0217号建议的答复", "不一致", Severity.Error)]
    [InlineData("对市政协第九届四次会议第0217号建议的答复", "不一致", Severity.Error)]
    [InlineData("对市第九届人大四次会议第0271号建议的答复", "不一致", Severity.Error)]
    [InlineData("对市第九届人大四次会议第0217号提案的答复", "提案", Severity.Error)]
    [InlineData("对市第九届人大四次会议建议的答复", "编号", Severity.Warning)]
    [InlineData("对第0217号建议的答复", "所属会议", Severity.Warning)]
    [InlineData("对市第九届人大四次会议第0217号建议的说明", "文种", Severity.Warning)]
    public void Titles_that_name_something_else_are_errors_and_those_that_lack_it_warnings(string title, string says, Severity severity)
    {
        var finding = Assert.Single(CleanLetter.Of(3, CleanLetter.Letter with { Title = title }, Strict));

        Assert.Equal((severity, "title"), (finding.Severity, finding.Field));
        Assert.Contains(says, finding.Message);
    }

    [Theory]
    [InlineData("对市第九届人大四次会议建议的答复")]
    [InlineData("关于《关于在云溪片区增设社区食堂的建议》的复函")]
    public void What_a_template_does_not_ask_of_a_title_is_not_missed(string title) =>
        Assert.Empty(CleanLetter.Of(3, CleanLetter.Letter with { Title = title }));

    [Theory]
    [InlineData("JY100012050700", "第JY100012050700号")]
    [InlineData("2023-0123-45", "第2023—0123—45号")]
    [InlineData("闭08", "闭会期间第8号")]
    [InlineData("0217", "第217、0218号")]
    [InlineData("0217", "第20260217号")]
    [InlineData("0217", "第〔2026〕217号")]
    [InlineData("A-015", "第A15号")]
    public void Numbers_are_the_same_in_many_writings(string number, string written)
    {
        var suggestion = CleanLetter.Letter.Suggestion! with { Number = number, MergedNumbers = ["218"] };
        var letter = CleanLetter.Letter with
        {
            Suggestion = suggestion,
            Title = $"对市第九届人大四次会议{written}建议的答复",
            Body = CleanLetter.Letter.Body.Replace("第0217号", written),
        };

        Assert.Empty(CleanLetter.Of(3, letter, Strict));
    }

    [Fact]
    public void A_number_beside_the_records_that_it_does_not_have_is_a_warning() =>
        Assert.Equal(Severity.Warning, Assert.Single(CleanLetter.Of(
            3, CleanLetter.Letter with { Title = "对市第九届人大四次会议第0217、0391号建议的答复" })).Severity);

    [Fact]
    public void A_wrong_number_in_the_title_is_corrected_in_place()
    {
        var finding = Assert.Single(CleanLetter.Of(3, CleanLetter.Letter with { Title = "对市第九届人大四次会议第0271号建议的答复" }));

        Assert.Equal((13, 4, "0217"), (finding.Column, finding.Length, finding.Fix));
    }

    [Theory]
    [InlineData("《关于在云溪片区增设社区食堂的建议》", "《关于在云溪片区增加社区食堂的建议》", "《关于在云溪片区增设社区食堂的建议》", Severity.Error)]
    [InlineData("（第0217号）", "（第0218号）", "0217", Severity.Error)]
    [InlineData("《关于在云溪片区增设社区食堂的建议》", "建议", null, Severity.Warning)]
    [InlineData("（第0217号）", "", null, Severity.Warning)]
    public void The_opening_quotes_title_and_number(string right, string wrong, string? fix, Severity severity)
    {
        var finding = Assert.Single(CleanLetter.Of(3, CleanLetter.Replacing(right, wrong), Strict));

        Assert.Equal((severity, 1, fix), (finding.Severity, finding.Line, finding.Fix));
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
    [InlineData("尊敬的邱望舒、童予安两位代表")]
    [InlineData("邱望舒等二名代表")]
    [InlineData("邱望舒 童予安代表：您好")]
    [InlineData("各位代表")]
    [InlineData("邱望舒代表并各位联名代表")]
    [InlineData("邱望舒代表（等2人）")]
    [InlineData("邱望舒代表及其他附议代表：")]
    [InlineData("尊敬的邱望舒代表、各位联名代表")]
    public void Addressees_that_cover_every_deputy_are_right(params string[] addressees) =>
        Assert.Empty(CleanLetter.Of(4, CleanLetter.Letter with { Addressees = addressees }));

    [Theory]
    [InlineData("漏了童予安代表", Severity.Error, "邱望舒代表")]
    [InlineData("姓名＋代表", Severity.Warning, "邱望舒", "童予安代表")]
    [InlineData("共 2 名", Severity.Warning, "邱望舒等3名代表")]
    [InlineData("共 2 名", Severity.Error, "邱望舒等一名代表")]
    [InlineData("不是本件建议的代表", Severity.Error, "邱望舒代表", "童予安代表", "米桐代表")]
    [InlineData("不是本件建议的代表", Severity.Error, "邱望书代表", "童予安代表")]
    public void Other_addressees_are_marked(string says, Severity severity, params string[] addressees)
    {
        var finding = Assert.Single(CleanLetter.Of(4, CleanLetter.Letter with { Addressees = addressees }));

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(says, finding.Message);
    }

    [Fact]
    public void No_addressee_is_an_error() =>
        Assert.Contains("邱望舒代表、童予安代表", Assert.Single(CleanLetter.Of(4, CleanLetter.Letter with { Addressees = [] })).Message);

    [Fact]
    public void The_records_deputies_count_more_than_the_letters() =>
        Assert.Contains("漏了米桐代表", Assert.Single(CleanLetter.Of(
            4, CleanLetter.Letter, ProofreadingContext.Default with { Deputies = ["邱望舒", "童予安", "米桐"] })).Message);

    /// <summary>A second letter is begun from the first, which was for several.</summary>
    [Fact]
    public void A_letter_to_one_deputy_does_not_speak_to_all()
    {
        var all = CleanLetter.With("各位代表提出的意见，我局都已采纳。");
        var one = CleanLetter.Of(4, all with { Addressees = ["邱望舒代表"] }, ProofreadingContext.Default with { Deputies = ["邱望舒"] });
        Assert.Contains(one, f => (f.Severity, f.Marked, f.Fix) == (Severity.Warning, "各位代表", "您"));
        Assert.DoesNotContain(CleanLetter.Of(4, all, ProofreadingContext.Default with { Deputies = ["邱望舒", "童予安"] }), f => f.Marked == "各位代表");
        var thanks = CleanLetter.With("我市的发展离不开各位代表的支持。") with { Addressees = ["邱望舒代表"] };
        Assert.DoesNotContain(CleanLetter.Of(4, thanks, ProofreadingContext.Default with { Deputies = ["邱望舒"] }), f => f.Marked == "各位代表");
    }

    [Theory]
    [InlineData("邱望书代表：感谢您的监督。", Severity.Error, "邱望舒")]
    [InlineData("邱望书代表提出的意见已采纳。", Severity.Error, null)]
    [InlineData("邱望书代表也提出了意见。", Severity.Warning, null)]
    [InlineData("米桐、邱望书代表到场指导。", Severity.Warning, null)]
    public void A_name_one_character_off_is_replaced_only_where_the_text_speaks_to_the_deputy(string text, Severity severity, string? fix)
    {
        var finding = Assert.Single(CleanLetter.Of(4, text));

        Assert.Equal((severity, "邱望书", fix), (finding.Severity, finding.Marked, finding.Fix));
    }

    [Theory]
    [InlineData("民盟示例市委会", "民盟示例市委会")]
    [InlineData("示例代表团", "示例代表团")]
    [InlineData("阿依古丽·示例", "阿依古丽•示例代表")]
    public void A_party_a_delegation_and_names_with_a_dot_are_addressed_by_their_name(string deputy, string addressee) =>
        Assert.Empty(CleanLetter.Of(4, CleanLetter.Letter with
        {
            Suggestion = CleanLetter.Letter.Suggestion! with { LeadDeputy = deputy, CoSigners = [] },
            Addressees = [addressee]
        }));

    private static ProofreadingContext Strict => ProofreadingContext.Default with { Checks = Support.Profiles.Xian.Checks };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text);
}
