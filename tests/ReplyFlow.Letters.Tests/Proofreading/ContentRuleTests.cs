using System.Collections.Frozen;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Words;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Checks 11 to 17: placeholders, completeness, answers, category, publication, names, earlier letters.</summary>
public sealed class ContentRuleTests
{
    private const string ValidIdentity = "11010519491231002X";
    private const string ValidCard = "6222020000000000000";

    [Theory]
    [InlineData("投入XX万元。", "XX")]
    [InlineData("投入××万元。", "××")]
    [InlineData("TODO：补数据。", "TODO")]
    [InlineData("投入{{金额}}万元。", "{{金额}}")]
    [InlineData("具体数据待补充。", "待补充")]
    [InlineData("见市民函〔 〕号。", "〔 〕")]
    [InlineData("联系人____。", "____")]
    [InlineData("【待办公室核对】", "【待办公室核对】")]
    [InlineData("由某某科负责。", "某某")]
    public void Placeholders_are_errors(string text, string marked) =>
        Assert.Equal((Severity.Error, marked), CleanLetter.Of(11, text).Select(f => (f.Severity, f.Marked)).Single());

    [Theory]
    [InlineData("机制有待补充和完善。")]
    [InlineData("规格为XXL，型号为EXX5。")]
    [InlineData("3×4平方米。")]
    [InlineData("群众反映的××公司问题已立案。")]
    [InlineData("发展“互联网+XX”和智慧+××模式。")]
    [InlineData("材料待补齐后上报，手续正待填写。")]
    [InlineData("来电138****0001的市民张**已答复。")]
    public void Other_texts_are_no_placeholders(string text) => Assert.Empty(CleanLetter.Of(11, text));

    [Fact]
    public void What_attachments_hold_is_checked_by_line_and_cell()
    {
        var letter = CleanLetter.Letter with
        {
            Attachments =
            [
                new LetterAttachment("实施计划") { Body = "分三步实施。\n第二步投入XX万元。" },
                new LetterAttachment("点位清单") { Table = [["点位", "联系电话"], ["示例社区", "13800138000"]] },
            ],
            Notes = [new("承办单位负责人", "某某")],
        };
        Assert.Equal(
            [("attachments[0].body", 2, 6), ("notes[0].value", 1, 1)],
            CleanLetter.Of(11, letter).Select(f => (f.Field, f.Line, f.Column)).Order());
        Assert.Equal("attachments[1].table[1][1]", CleanLetter.Of(15, letter).Single().Field);
    }

    [Fact]
    public void Placeholders_are_found_in_every_field() =>
        Assert.Equal(
            ["contact.phone", "copyTo[1]", "signatories[0]", "title"],
            CleanLetter.Of(11, CleanLetter.Letter with
            {
                Title = CleanLetter.Letter.Title + "XX",
                Signatories = ["××"],
                Contact = new LetterContact("苏砚", "XXXXXXXX"),
                CopyTo = ["市政府办公室", "待填写"],
            }).Select(f => f.Field));

    public static TheoryData<string, Letter> Incomplete => new()
    {
        { "category", CleanLetter.Letter with { Category = null } },
        { "signature", CleanLetter.Letter with { Signature = " " } },
        { "date", CleanLetter.Letter with { Date = null } },
        { "contact.phone", CleanLetter.Letter with { Contact = new LetterContact("苏砚", "") } },
        { "copyTo", CleanLetter.Letter with { CopyTo = [] } },
        { "signatories", CleanLetter.Letter with { Signatories = [] } },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void Missing_parts_are_errors(string field, Letter letter) =>
        Assert.Equal((Severity.Error, field), CleanLetter.Of(12, letter, Strict).Select(f => (f.Severity, f.Field)).Single());

    [Fact]
    public void A_missing_contact_is_a_name_and_a_phone() =>
        Assert.Equal(["contact.name", "contact.phone"], CleanLetter.Of(12, CleanLetter.Letter with { Contact = null }, Strict).Select(f => f.Field));

    [Fact]
    public void What_the_process_fills_later_is_not_missing_yet() =>
        Assert.Empty(CleanLetter.Of(
            12,
            CleanLetter.Letter with { Date = null, Signatories = [] },
            ProofreadingContext.Default with { FilledLater = new[] { "date", "signatories" }.ToFrozenSet() }));

    [Theory]
    [InlineData("category")]
    [InlineData("contact")]
    [InlineData("copyTo")]
    [InlineData("signatories")]
    public void What_no_template_requires_is_not_missed(string field) => Assert.Empty(CleanLetter.Of(12, field switch
    {
        "category" => CleanLetter.Letter with { Category = null },
        "contact" => CleanLetter.Letter with { Contact = null },
        "copyTo" => CleanLetter.Letter with { CopyTo = [] },
        _ => CleanLetter.Letter with { Signatories = [] },
    }));

    [Fact]
    public void Half_an_opening_is_a_warning() =>
        Assert.Equal(Severity.Warning, Assert.Single(CleanLetter.Of(12, CleanLetter.Replacing("现答复如下：", ""))).Severity);

    [Theory]
    [InlineData("主要领导", null)]
    [InlineData("分管领导", "应由主要领导签发")]
    [InlineData(null, "名单")]
    public void The_signatory_holds_the_required_role(string? role, string? says)
    {
        var context = ProofreadingContext.Default with
        {
            SignatoryRoles = role is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["贺 文澜"] = role },
            RequiredSignatoryRole = "主要领导",
        };

        var findings = CleanLetter.Of(12, CleanLetter.Letter, context);

        if (says is null)
            Assert.Empty(findings);
        else
            Assert.Contains(says, Assert.Single(findings).Message);
    }

    [Fact]
    public void An_ask_without_an_answer_is_a_warning()
    {
        var context = ProofreadingContext.Default with { Asks = ["增设社区食堂", "为独居老人安装智能门锁"] };

        Assert.Contains("智能门锁", Assert.Single(CleanLetter.Of(13, CleanLetter.Letter, context)).Message);
    }

    [Fact]
    public void A_title_subject_the_reply_never_mentions_is_a_warning()
    {
        var suggestion = CleanLetter.Letter.Suggestion! with { Title = "关于增设社区食堂和修建盲道的建议" };

        Assert.Contains("修建盲道", Assert.Single(CleanLetter.Of(13, CleanLetter.Letter with { Suggestion = suggestion })).Message);
    }

    [Theory]
    [InlineData("2026年9月底前，在", "今后，在")]
    [InlineData("2026年9月底前，在", "根据《临川市“十五五”规划（2026—2030年）》，在")]
    [InlineData("2026年9月底前，在", "2026年3月起，在")]
    public void Category_B_without_a_date_to_come_is_a_warning(string promise, string vague)
    {
        var finding = Assert.Single(CleanLetter.Of(14, CleanLetter.Replacing(promise, vague)));

        Assert.Equal((Severity.Warning, "category"), (finding.Severity, finding.Field));
    }

    [Theory]
    [InlineData("年底前，在")]
    [InlineData("2027年，在")]
    [InlineData("3个月内，在")]
    [InlineData("今年下半年，在")]
    public void Category_B_with_a_date_to_come_is_right(string promise) =>
        Assert.Empty(CleanLetter.Of(14, CleanLetter.Replacing("2026年9月底前，在", promise)));

    [Fact]
    public void Category_A_that_still_studies_is_a_warning() =>
        Assert.Equal("下一步，我们将会同财政部门研究", Assert.Single(CleanLetter.Of(
            14, CleanLetter.With("下一步，我们将会同财政部门研究补贴办法。") with { Category = "A" })).Marked);

    [Theory]
    [InlineData("C", "该事项留作工作参考。", 1)]
    [InlineData("C", "由于用地条件限制，该事项留作工作参考。", 0)]
    [InlineData("C", "因此，该事项综合各种因素留作工作参考。", 1)]
    [InlineData("丙类", "该事项留作工作参考。", 1)]
    [InlineData("D", "该事项超出市级权限。", 0)]
    public void Categories_C_and_D_give_a_reason(string category, string text, int findings)
    {
        var body = CleanLetter.Body(CleanLetter.Opening, text, CleanLetter.Thanks);

        Assert.Equal(findings, CleanLetter.Of(14, CleanLetter.Letter with { Category = category, Body = body }).Count);
    }

    [Theory]
    [InlineData("请联系13800138000。", "手机号码")]
    [InlineData("请联系138 0013 8000。", "手机号码")]
    [InlineData("身份证号" + ValidIdentity + "。", "身份证号码")]
    [InlineData("身份证号361002191006150000。", "身份证号码")]
    [InlineData("身份证号361002191206150021。", "身份证号码")]
    [InlineData("卡号" + ValidCard + "。", "银行卡号")]
    [InlineData("家住云溪路18号院3号楼2单元401室。", "家庭住址")]
    [InlineData("家住望江小区5栋302室。", "家庭住址")]
    [InlineData("家住望江里7号楼2单元301。", "家庭住址")]
    public void Personal_data_is_an_error_at_publication_and_a_warning_before(string text, string says)
    {
        var before = Assert.Single(CleanLetter.Of(15, text));
        var at = Assert.Single(CleanLetter.Of(15, text, ProofreadingContext.Default with { ForPublication = true }));

        Assert.Contains(says, before.Message);
        Assert.Equal((Severity.Warning, Severity.Error), (before.Severity, at.Severity));
    }

    [Theory]
    [InlineData("电话86786396，0795-6620118。")]
    [InlineData("编码110105194912310021，单号6222020000000000001。")]
    [InlineData("编号12345678901，代码A13800138000B。")]
    [InlineData("会议在云溪路18号召开。")]
    [InlineData("补助13800138000元。")]
    [InlineData("对望江小区5栋2单元301室屋面进行维修。")]
    public void Other_numbers_and_places_are_left_alone(string text) =>
        Assert.Empty(CleanLetter.Of(15, text));

    [Fact]
    public void A_letter_that_is_not_public_may_name_numbers() =>
        Assert.Empty(CleanLetter.Of(15, CleanLetter.With("请联系13800138000。") with { Disclosure = "不予公开" }));

    [Fact]
    public void Before_publication_the_disclosure_is_decided_and_secrets_are_kept()
    {
        var context = ProofreadingContext.Default with { ForPublication = true, SecretNames = ["童予安"] };

        var findings = CleanLetter.Of(15, CleanLetter.With("童予安代表到场。") with { Disclosure = null }, context);

        Assert.Equal(["body", "addressees[1]", "disclosure"], findings.Select(f => f.Field));
        Assert.All(findings, f => Assert.Equal(Severity.Error, f.Severity));
    }

    [Theory]
    [InlineData("主动公开", "body", "addressees[1]")]
    [InlineData("部分公开", "body")]
    [InlineData("不予公开")]
    public void A_letter_published_in_part_is_still_addressed_to_whom_the_public_copy_leaves_out(string disclosure, params string[] fields)
    {
        var context = ProofreadingContext.Default with { SecretNames = ["童予安"] };

        var findings = CleanLetter.Of(15, CleanLetter.With("童予安代表到场。") with { Disclosure = disclosure }, context);

        Assert.Equal(fields, findings.Select(f => f.Field));
    }

    [Theory]
    [InlineData("林致远副市长到会。", "副市长→市长")]
    [InlineData("市长林志远到会。", "林志远→林致远")]
    [InlineData("林致无市长到会。", "林致无→林致远")]
    [InlineData("局长周若溪到会。", "局长→副市长")]
    public void Leaders_are_named_as_listed(string text, string fix)
    {
        var finding = Assert.Single(CleanLetter.Of(16, text, WithLeaders));

        Assert.Equal((Severity.Warning, fix), (finding.Severity, $"{finding.Marked}→{finding.Fix}"));
    }

    [Theory]
    [InlineData("林致远市长、周若溪副市长到会。")]
    [InlineData("市委副书记、市长林致远到会。")]
    [InlineData("某局局长王林到会，市长办公会议研究。")]
    [InlineData("安平市市长林大明、林文彦副市长到会。")]
    public void Rightly_named_leaders_are_left_alone(string text) => Assert.Empty(CleanLetter.Of(16, text, WithLeaders));

    [Theory]
    [InlineData("市经信委已经答复。", "市经信委→市工业和信息化局")]
    [InlineData("原市经信委与工信局合署。", "工信局→市工业和信息化局")]
    [InlineData("市经信委员会已经答复。", "市经信委员会→市工业和信息化局")]
    public void Bodies_are_called_as_listed(string text, string fix)
    {
        var finding = Assert.Single(CleanLetter.Of(16, text, WithBureaus));

        Assert.Equal((Severity.Warning, fix), (finding.Severity, $"{finding.Marked}→{finding.Fix}"));
    }

    [Theory]
    [InlineData("市工业和信息化局已经答复。")]
    [InlineData("由原市经信委制定。")]
    [InlineData("按照《市经信委关于照明的通知》办理。")]
    [InlineData("市大数据局、市数据局各司其职。")]
    public void Rightly_named_bodies_are_left_alone(string text) => Assert.Empty(CleanLetter.Of(16, text, WithBureaus));

    private static ProofreadingContext WithBureaus => ProofreadingContext.Default with
    {
        Bureaus = [new BureauName("市工业和信息化局", ["市经信委", "市经信委员会", "工信局"]), new BureauName("市大数据局", ["大数据局"])],
    };

    [Theory]
    [InlineData("我委已经答复。", "我委→我局")]
    [InlineData("由我办牵头，我局配合。", "我办→我局")]
    public void A_body_calls_itself_as_in_its_earlier_letters(string text, string fix)
    {
        var finding = Assert.Single(CleanLetter.Of(17, text, WithEarlier));

        Assert.Equal((Severity.Warning, fix), (finding.Severity, $"{finding.Marked}→{finding.Fix}"));
    }

    [Theory]
    [InlineData("我局已经答复，我市各部门支持。")]
    [InlineData("我们委托评估，请你们帮我办理。")]
    public void What_is_no_name_of_itself_is_left_alone(string text) => Assert.Empty(CleanLetter.Of(17, text, WithEarlier));

    [Fact]
    public void A_contact_person_has_the_telephone_of_the_newest_earlier_letter()
    {
        var letter = CleanLetter.Letter with { Contact = CleanLetter.Letter.Contact! with { Name = "钟示例", Phone = "029-8678 0000" } };
        Assert.Empty(CleanLetter.Of(17, letter, WithEarlier));
        Assert.Empty(CleanLetter.Of(17, letter with { Contact = letter.Contact with { Name = "另一人", Phone = "111" } }, WithEarlier));

        var finding = Assert.Single(CleanLetter.Of(17, letter with { Contact = letter.Contact with { Phone = "02986780001" } }, WithEarlier));

        Assert.Equal(("contact.phone", "钟示例的电话在以往的复函（示函〔2025〕9号）中是029-86780000，请核对"), (finding.Field, finding.Message));
    }

    [Fact]
    public void A_promise_about_the_same_subject_is_to_be_mentioned()
    {
        var promised = WithEarlier with
        {
            Earlier = [new("示函〔2025〕2号", "关于增设社区食堂的建议", "", "", "", ["2026年底前建成儿童托管站12处。"]), new("", "关于修桥的建议", "", "", "", ["明年修好桥。"])],
        };

        var finding = Assert.Single(CleanLetter.Of(17, "道路已经修好。", promised));

        Assert.Contains("（示函〔2025〕2号）中答应过“2026年底前建成儿童托管站12处。”", finding.Message, StringComparison.Ordinal);
        Assert.Empty(CleanLetter.Of(17, "上次答应建成的儿童托管站，12处已建成9处。", promised));
    }

    private static ProofreadingContext WithEarlier => ProofreadingContext.Default with
    {
        Earlier =
        [
            new("示函〔2025〕9号", "关于修桥的建议", "钟示例", "029-86780000", "我局", []), new("示函〔2025〕8号", "", "钟示例", "86789999", "我局", []),
            new("示函〔2025〕7号", "", "", "", "", []), new("示函〔2025〕6号", "", "", "", "我局", []),
        ],
    };

    private static ProofreadingContext Strict => ProofreadingContext.Default with { Checks = Support.Profiles.Xian.Checks };

    private static ProofreadingContext WithLeaders => ProofreadingContext.Default with
    {
        Leaders = [new Leader("林致远", ["市长", "市委副书记"]), new Leader("周若溪", ["副市长"])],
    };
}
