using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Recognition;
using ReplyFlow.Letters.Tests.Proofreading;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Recognition;

public sealed class LetterRecogniserTests
{
    private const string Text = "您提出的《关于增设口袋公园的建议》（第0031号）收悉。现答复如下：\n一、已做的工作\n已建成公园3处，投入资金86万元。\n感谢您的关心支持。";

    [Fact]
    public void A_body_alone_comes_back_as_it_is()
    {
        foreach (var body in new[] { Text, CleanLetter.Letter.Body, SampleLetters.Short.Body, "", "随手写的一段话。", "一、标题\n内容。" })
        {
            var read = LetterRecogniser.Read(body);
            Assert.Equal(body, read.Body);
            Assert.Empty(read.Moved);
            Assert.Null(read.Title);
            Assert.Null(read.Date);
        }
    }

    [Fact]
    public void Every_part_of_a_whole_letter_finds_its_field()
    {
        var read = LetterRecogniser.Read(
            "000012\n秘密★1年\n特 急\n类别：Ａ　公开属性：主动公开\n临江市城市管理局文件\n临城管函〔2024〕8号　　签发人：周 平　欧阳明远\n" +
            "关于市第九届人大二次会议\n第0031号建议的答复\n白露代表、江一帆代表：\n" + Text +
            "\n附件：1.点位清单\n2.水质检测\n计划\n临江市城市管理局\n二〇二四年五月九日\n（联系人：秦 川　电话：0888-6655443）\n— 2 —\n抄送：市人大常委会代表工委，市政府办公室。\n临江市城市管理局办公室　2024年5月10日印发");

        Assert.Equal(("A", "主动公开", "临江市城市管理局", "临城管函〔2024〕8号"), (read.Category, read.Disclosure, read.Issuer, read.DocumentNumber));
        Assert.Equal(["周 平", "欧阳明远"], read.Signatories);
        Assert.Equal("关于市第九届人大二次会议第0031号建议的答复", read.Title);
        Assert.Equal(["白露代表", "江一帆代表"], read.Addressees);
        Assert.Equal(Text, read.Body);
        Assert.Equal(["点位清单", "水质检测计划"], read.Attachments);
        Assert.Equal(("临江市城市管理局", new DateOnly(2024, 5, 9)), (read.Signature, read.Date));
        Assert.Equal(new LetterContact("秦 川", "0888-6655443"), read.Contact);
        Assert.Equal(["市人大常委会代表工委", "市政府办公室"], read.CopyTo);
        Assert.Equal(("临江市城市管理局办公室", new DateOnly(2024, 5, 10)), (read.IssuedBy, read.IssuedOn));
        Assert.All(new[] { "发文机关标志", "标题", "主送", "署名", "成文日期", "附注", "抄送", "印发", "附件说明", "签发人", "类别", "公开属性", "页码", "略去" },
            part => Assert.Contains(read.Moved, m => m.Contains(part, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("尊敬的白露代表：您好！", "尊敬的白露代表")]
    [InlineData("白露、江一帆代表：", "白露、江一帆代表")]
    [InlineData("民盟临江市委员会：", "民盟临江市委员会")]
    [InlineData("阿依古丽·买买提代表、江一帆代表、欧阳明远代\n表：", "阿依古丽·买买提代表|江一帆代表|欧阳明远代表")]
    [InlineData("白露委员:", "白露委员")]
    public void Addressees_of_many_shapes(string lines, string expected)
    {
        var read = LetterRecogniser.Read("关于第0031号建议的答复\n" + lines + "\n" + Text);
        Assert.Equal(expected, string.Join('|', read.Addressees));
        Assert.Equal("关于第0031号建议的答复", read.Title);
        Assert.Equal(Text, read.Body);
    }

    [Theory]
    [InlineData("2024年5月9日")]
    [InlineData("2024 年 5 月 9 日")]
    [InlineData("２０２４年５月９日")]
    [InlineData("二〇二四年五月九日")]
    [InlineData("二○二四年五月九日")]
    [InlineData("二零二四年五月九日")]
    public void Dates_of_many_shapes(string date)
    {
        var read = LetterRecogniser.Read(Text + "\n临江市水务局（盖章）\n" + date);
        Assert.Equal((new DateOnly(2024, 5, 9), "临江市水务局", Text), (read.Date, read.Signature, read.Body));
        var one = LetterRecogniser.Read(Text + "\n临江市水务局　　" + date);
        Assert.Equal((new DateOnly(2024, 5, 9), "临江市水务局", Text), (one.Date, one.Signature, one.Body));
    }

    [Theory]
    [InlineData("联系人：秦川，联系电话：0888-6655443", "秦川", "0888-6655443")]
    [InlineData("(联系人：秦 川 电话：13800000000)", "秦 川", "13800000000")]
    [InlineData("（联系人及电话：秦川，电话：6655443）", "秦川", "6655443")]
    public void Contacts_of_many_shapes(string line, string name, string phone) =>
        Assert.Equal(new LetterContact(name, phone), LetterRecogniser.Read(Text + "\n临江市水务局\n2024年5月9日\n" + line).Contact);

    [Fact]
    public void What_only_looks_like_a_foot_stays_in_the_body()
    {
        foreach (var body in new[]
                 {
                     Text + "\n该项目竣工于\n2024年5月9日",
                     "建成时间如下：\n2024年5月9日\n其余按计划推进。",
                     Text + "\n请联系临江市水务局",
                     "一、责任单位\n临江市水务局\n二、时限\n2024年5月9日前完成。",
                 })
        {
            var read = LetterRecogniser.Read(body);
            Assert.Null(read.Signature);
            Assert.DoesNotContain("移入署名", string.Concat(read.Moved));
        }
    }

    [Fact]
    public void Attachments_behind_the_letter_are_left_out_and_named()
    {
        var read = LetterRecogniser.Read(Text + "\n附件：点位清单\n临江市水务局\n2024年5月9日\n附件\n点位清单\n一号点\t12");
        Assert.Equal((Text, "临江市水务局"), (read.Body, read.Signature));
        Assert.Equal(["点位清单"], read.Attachments);
        Assert.Contains(read.Moved, m => m.Contains("未导入", StringComparison.Ordinal));
    }

    [Fact]
    public void A_letter_printed_as_text_gives_its_fields_back() =>
        Prop.ForAll(LetterGen.Any.Select(Tame).ToArbitrary(), letter =>
            {
                var read = LetterRecogniser.Read(Print(letter));
                Assert.Equal(
                    (letter.Category, letter.Disclosure, letter.Issuer, letter.DocumentNumber, letter.Title, letter.Signature, letter.Date),
                    (read.Category, read.Disclosure, read.Issuer, read.DocumentNumber, read.Title, read.Signature, read.Date));
                Assert.Equal(letter.Addressees, read.Addressees);
                Assert.Equal(letter.Attachments.Select(a => a.Title), read.Attachments);
                Assert.Equal(letter.CopyTo, read.CopyTo);
                Assert.Equal((letter.Contact, letter.IssuedBy, letter.IssuedOn), (read.Contact, read.IssuedBy, read.IssuedOn));
                Assert.Equal(letter.Body, read.Body);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(LetterGen.Cases(150)));

    [Fact]
    public void Any_text_is_read_without_a_crash_and_no_line_is_lost_unsaid() =>
        Prop.ForAll(LetterGen.Any.Select(l => l.Body).ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (body, cut) =>
            {
                var text = Print(SampleLetters.Short with { Body = body });
                text = text[Math.Min(cut, text.Length)..];
                var read = LetterRecogniser.Read(text);
                return read.Moved.Count > 0 || PageQuestions.WithoutSpaces(read.Body) == PageQuestions.WithoutSpaces(text);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    // Bodies of whole paragraphs: what a drafter would call one; signatories are read by their own test.
    private static Letter Tame(Letter letter) => letter with
    {
        Body = Text,
        CopyTo = [.. letter.CopyTo],
        Signatories = [],
        CopyNumber = null,
        Secrecy = null,
        Urgency = null,
    };

    private static string Print(Letter l)
    {
        var lines = new List<string>();
        if (l.Category is not null)
            lines.Add($"类别：{l.Category}");
        if (l.Disclosure is not null)
            lines.Add($"公开属性：{l.Disclosure}");
        lines.AddRange([l.Issuer + "文件", l.DocumentNumber!, l.Title, string.Join('、', l.Addressees) + "：", l.Body]);
        for (var i = 0; i < l.Attachments.Count; i++)
            lines.Add((i == 0 ? "附件：" : "") + (l.Attachments.Count == 1 ? "" : $"{i + 1}.") + l.Attachments[i].Title);
        lines.AddRange([l.Signature, l.Date!.Value.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)]);
        if (l.Contact is { } contact)
            lines.Add($"（联系人：{contact.Name}　电话：{contact.Phone}）");
        if (l.CopyTo.Count > 0)
            lines.Add($"抄送：{string.Join('，', l.CopyTo)}。");
        if (l.IssuedBy is not null)
            lines.Add($"{l.IssuedBy}　{l.IssuedOn!.Value.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}印发");
        return string.Join('\n', lines);
    }
}
