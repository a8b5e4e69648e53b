using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Words;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Checks 5 to 8: headings, punctuation, words, units and times.</summary>
public sealed class TextRuleTests
{
    [Theory]
    [InlineData("一、甲\n三、乙", "三→二")]
    [InlineData("一、甲\n二、乙\n四、丙\n五、丁", "四→三 五→四")]
    [InlineData("一、甲\n（一）子\n（三）丑\n二、乙\n（一）寅", "三→二")]
    [InlineData("一、甲\n1.子\n3.丑", "3→2")]
    [InlineData("一、甲\n1.子\n2.丑\n二、乙\n4.寅\n5.卯", "4→1 5→2")]
    [InlineData("一、甲\n（一）子\n二、乙\n（二）丑", "二→一")]
    [InlineData("一、甲\n1.子\n（1）丑\n（2）寅\n（2）卯", "2→3")]
    [InlineData("二、甲", "二→一")]
    [InlineData("九、甲", "九→一")]
    [InlineData("做法如下：一是甲；二是乙；四是丙。", "四→三")]
    [InlineData("一是甲。\n三是乙。", "三→二")]
    [InlineData("（一）、甲", "、→")]
    [InlineData("一、甲\n（1）子\n（2）丑", "1→")]
    [InlineData("（1）.甲", ".→")]
    [InlineData("1、甲\n2.乙", "、→.")]
    [InlineData("一.甲", ".→、")]
    public void Heading_numbers_out_of_order_or_form_are_warnings(string text, string fixes)
    {
        var findings = CleanLetter.Check(CleanLetter.Letter with { Body = text }).Where(f => f.Rule == 5).ToList();

        Assert.Equal(fixes, string.Join(' ', findings.Select(f => $"{f.Marked}→{f.Fix}")));
        Assert.All(findings, f => Assert.Equal(Severity.Warning, f.Severity));
    }

    [Theory]
    [InlineData("一、甲\n（一）子\n（二）丑\n1.寅\n2.卯\n（1）辰\n（2）巳\n二、乙\n（一）午")]
    [InlineData("一是甲；二是乙。\n一、标题")]
    [InlineData("一、甲\n1.子\n2.丑\n二、乙\n3.寅\n4.卯")]
    [InlineData("第一章 总则\n（一）甲\n（二）乙\n第二章 分则\n（一）丙")]
    [InlineData("1.甲\n2.乙\n说明。\n1.丙\n2.丁")]
    [InlineData("2023年，新建学校3所。\n1.5亿元用于修路。\n一些同志提出，二是不对的。")]
    [InlineData("一、二级市场交易活跃。\n三、四线城市人口回流。")]
    [InlineData("十分感谢。\n三年行动，一是一、二是二的态度。")]
    public void Good_runs_of_headings_are_left_alone(string text) =>
        Assert.DoesNotContain(CleanLetter.Check(CleanLetter.Letter with { Body = text }), f => f.Rule == 5);

    [Theory]
    [InlineData("甲\t120\t3500")]
    [InlineData("2022年\t120\t户")]
    [InlineData("提高\t3.5%\t左右")]
    [InlineData("合计 \t 120 \t户")]
    [InlineData("\t\t120\t家")]
    public void A_tab_parts_columns_and_is_no_space(string text) =>
        Assert.DoesNotContain(CleanLetter.Check(CleanLetter.Letter with { Body = text }), f => f.Rule == 6);

    [Fact]
    public void A_space_beside_a_column_is_mended_and_the_column_stays() =>
        Assert.Equal("建成12\t户", Fixes.Apply("建成 12\t户", CleanLetter.Check(CleanLetter.Letter with { Body = "建成 12\t户" }).Where(f => f.Rule == 6)));

    [Theory]
    [InlineData("我们,大家一起做。", ",", "，")]
    [InlineData("内容如下:", ":", "：")]
    [InlineData("先做甲;再做乙。", ";", "；")]
    [InlineData("工作已完成.", ".", "。")]
    [InlineData("好不好?", "?", "？")]
    [InlineData("很好!", "!", "！")]
    [InlineData("他说\"好\"。", "\" \"", "“ ”")]
    [InlineData("见附件(一)。", "( )", "（ ）")]
    [InlineData("人工智能(AI)应用", "( )", "（ ）")]
    [InlineData("见附件（一)。", ")", "）")]
    [InlineData("面积 30 平方米", " 30 ", "30")]
    [InlineData("共30 家", " ", "")]
    [InlineData("提高 3.5% 左右", " 3.5% ", "3.5%")]
    [InlineData("（甲2家、乙3家，丙4家）", "，", "、")]
    [InlineData("其中甲2家、乙3家，丙4家。", "，", "、")]
    [InlineData("《办法规定。", "《", null)]
    [InlineData("办法》规定。", "》", null)]
    [InlineData("（甲“乙）丙”", "“ ”", null)]
    public void Punctuation_faults_are_warnings(string text, string marked, string? fixes)
    {
        var findings = CleanLetter.Check(CleanLetter.Letter with { Body = text }).Where(f => f.Rule == 6).ToList();

        Assert.Equal(marked, string.Join(' ', findings.Select(f => f.Marked)));
        Assert.Equal(fixes ?? "", string.Join(' ', findings.Select(f => f.Fix)).Trim(fixes is null ? ' ' : '\0'));
        Assert.All(findings, f => Assert.Equal(Severity.Warning, f.Severity));
    }

    [Theory]
    [InlineData("资金27,906万元，时间为10:30，网址为https://example.org/a?b=1。")]
    [InlineData("采用IPv6 (dual stack) routing技术。")]
    [InlineData("甲、乙，丙、丁都要做。")]
    [InlineData("（一）“甲‘乙’丙”《丁〈戊〉》。")]
    [InlineData("1）第一项")]
    [InlineData("Version 2.0 is released.")]
    [InlineData("增长3.5%，其中工业12家、农业3家。")]
    public void Right_punctuation_is_left_alone(string text) =>
        Assert.DoesNotContain(CleanLetter.Check(CleanLetter.Letter with { Body = text }), f => f.Rule == 6);

    [Theory]
    [InlineData("工作已经布署。", "布署→部署")]
    [InlineData("其它事项。", "其它→其他")]
    [InlineData("开设帐户。", "帐→账")]
    [InlineData("请登陆系统填报。", "登陆系统→登录系统")]
    [InlineData("问题急待解决。", "急待→亟待")]
    [InlineData("参加APCE展会。", "APCE→APEC")]
    [InlineData("安装摄象头。", "摄象→摄像")]
    [InlineData("贯彻国家糸统部署。", "糸统→系统")]
    [InlineData("截止2026年5月，已建成3处，截止目前。", "止→至 截止目前→截至目前")]
    public void Wrong_words_are_warned_about_with_the_right_one(string text, string fixes) =>
        Assert.Equal(fixes, string.Join(' ', CleanLetter.Of(7, text).Select(f => $"{f.Marked}→{f.Fix}")));

    [Theory]
    [InlineData("队伍应急待命，人员焦急待援。")]
    [InlineData("报名截止20日。")]
    [InlineData("NAPCEX是一个缩写。")]
    [InlineData("对予以支持的企业，单位予以奖励，有关予以说明。")]
    [InlineData("全部份额归集体，了解绝大多数意见，研究竞争办法。")]
    [InlineData("提出建议，共建意愿强烈，今天燃气已恢复。")]
    [InlineData("全部暑期活动、法规化解矛盾、正规化建设。")]
    public void Right_words_are_left_alone(string text) => Assert.Empty(CleanLetter.Of(7, text));

    /// <summary>Words that meet so that a wrong one seems to stand across their border.</summary>
    [Theory]
    [InlineData("对业务骨干予以奖励，对树干予以保护，实干予人信心。")]
    [InlineData("在次要路段、在次年底前、在次生灾害易发区，现在次序井然。")]
    [InlineData("居民不能自己办理的事项由专人代办，老人不能自己下楼。")]
    [InlineData("按约定单位结算，规定单项限额，稳定单价，确定单一来源。")]
    [InlineData("瞒报导致延误，错报导致返工，申报导入系统，上报导航数据。")]
    [InlineData("设维修定额，检修定期开展，选修定制课程，编修定稿。")]
    [InlineData("库存再次盘点，每季存再生水，生存再造，贮存再用。")]
    [InlineData("划给于都县，拨给于田村，交给于某，供给于是充足。")]
    [InlineData("尤其它关系民生，与其它自行建设不如共建。")]
    [InlineData("周转帐篷已到位，登记帐篷数量，交通迅速恢复，局势严峻工作繁重。")]
    [InlineData("采购酒精采用比价方式，精神彩色标语，毕竟争取到位，未必竟然如此。")]
    [InlineData("即便立即然后办理，公布署名文章，分布署名，增强康复盖章管理。")]
    [InlineData("申请登记截止今年6月，受理截止年底，有效期截止20日。")]
    [InlineData("应急反应情况良好，市场反应问题明确。")]
    [InlineData("绿化代表处，汽修定点，家暴光照不足，台风严历史罕见。")]
    [InlineData("与信息相关的服务，服务中心协力推进，认真务实开展，宜居乐业，安居创业，畅通无障碍，使之有效运行，从业20年底蕴深厚。")]
    [InlineData("审慎密切关注，现状大体如此，性状大小，工人材料齐备。")]
    [InlineData("申报截止时间为2026年6月30日，截止日期以通知为准。项目申报已截止，共受理32家。")]
    [InlineData("申报截止2026年5月30日，共有32家企业申报。报名自5月1日开始，截止2026年6月30日，已报名的企业可继续参加。")]
    [InlineData("活动时间为6月1日（截止2026年7月31日）。优惠政策截止2026年12月31日。")]
    [InlineData("该项征集工作截止今年年底。电影节讲座落幕，两座落差较大的桥梁，每座落实责任人。")]
    [InlineData("住建部门负责地质勘查设计与岩土工程勘察。高原固定观测点、原固定资产、平原固沙。")]
    [InlineData("影响安全平稳因素已排除，多元因素叠加，补贴50元因故未到账。市政协做好监督，科协做强品牌，妥协做法。")]
    [InlineData("客运做好服务，货运做大做强，体操做得好，编制做好管理。民警和协警共同值守，主办和协办单位分工，和协会对接。")]
    [InlineData("工作前提搞清楚了再开展。天然气分输站、氧气分装、尾气分析仪。")]
    [InlineData("预防犯罪、严防犯规、国防犯不着。银行按月收息，回收息费。")]
    [InlineData("参考该意见，备考该校。甚至欠薪，乃至欠费。")]
    [InlineData("以及待解决的问题，已办结及待解决事项。既使群众得到实惠，又使企业发展。")]
    [InlineData("多做为群众谋利的事，敢做为民的事。现再答复如下。现再次说明。")]
    [InlineData("在次高峰时段，在次日，在次区域。形状大小、块状大豆、奖状大会。")]
    [InlineData("引进一部电梯，新进一部设备。按排量征税，按排水口编号，按排查结果整改，按排放标准。")]
    [InlineData("劳模犯愁的事，毕业答辩别紧张，迁徙步伐，水清澈底部可见。建立既符合实际、又便于操作的机制。")]
    [InlineData("既将建设成本降下来，又保证质量。企业签约即有政策支持，当日即有项目落地。")]
    [InlineData("采取两项措施，即提高补助标准，也可降低门槛。以建成全国示范城市为目标，以完成5项任务为抓手，以经批准的规划为准。")]
    [InlineData("标准不统一但有共识，周一但发现问题即处理。逐步建全民健身中心。")]
    [InlineData("请有关部门研究研究，帮助了解了解。居民随和和善，亲和和睦。")]
    [InlineData("项目历时12年6月，坚守25年初心。函数图象教学。")]
    [InlineData("兰天集团投资建设。劳动模范带头。")]
    [InlineData("与会各方签订协议，世外桃园小区完成改造。有关部门予以支持，群众由予以理解到支持。")]
    [InlineData("规化解矛盾。管理人员制做法不一。")]
    [InlineData("有关健康教育，机关健身活动，我门诊部，登记律师事务所，过度期待。投资原因，可能原因，衣服物品，推广范围，给予警告，一起拆除，系统记录，政协意见，在建没有问题。")]
    [InlineData("期末完成结算，月末按时发放，周末来访。交通无阻，畅通无障碍，使之有效运行，自然有序推进，持续循序推进。")]
    public void Words_that_only_meet_are_neither_reported_nor_mended(string text) =>
        Assert.Equal([], CleanLetter.Of(7, text).Select(f => $"{f.Marked}→{f.Fix}"));

    [Theory]
    [InlineData("不得干予企业经营。", "干予→干预")]
    [InlineData("情况在次出现。", "在次出现→再次出现")]
    [InlineData("群众激动得不能自己。", "不能自己→不能自已")]
    [InlineData("已签定协议，取消定单。", "签定→签订 定单→订单")]
    [InlineData("媒体报导后，修定了办法。", "报导→报道 修定→修订")]
    [InlineData("隐患依然存再，给于支持。", "依然存再→依然存在 给于支持→给予支持")]
    [InlineData("您反应的停车问题，来信反应的情况。", "应→映 来信反应→来信反映")]
    public void The_same_words_are_found_where_nothing_else_can_be_meant(string text, string fixes) =>
        Assert.Equal(fixes, string.Join(' ', CleanLetter.Of(7, text).Select(f => $"{f.Marked}→{f.Fix}")));

    [Fact]
    public void Neighbours_are_read_from_the_list()
    {
        var words = WordListFile.Parse("{\"words\": [{\"wrong\": \"云奚\", \"right\": \"云溪\", \"before\": \"白\", \"after\": \"山\", \"atEnd\": true}]}"u8.ToArray());
        var context = ProofreadingContext.Default with { Words = words };

        Assert.Single(CleanLetter.Of(7, "云奚。", context));
        Assert.Empty(CleanLetter.Of(7, "白云奚。云奚山。云奚路。", context));
    }

    [Theory]
    [InlineData("⽤⼾共⼗户。", "⽤→用 ⼾→户 ⼗→十")]
    [InlineData("⻋⻔⻓。", "⻋→车 ⻔→门 ⻓→长")]
    [InlineData("金\uF90A额\uFA12。", "\uF90A→金 \uFA12→晴")]
    [InlineData("\U0002F81A年。", "\U0002F81A→冬")]
    [InlineData("２０２６年投入１．５亿元，ＡＩ应用。", "２０２６→2026 １．５→1.5 ＡＩ→AI")]
    [InlineData("已完成✅，注意❗请拨☎️。", "✅→ ❗→！ ☎️→")]
    [InlineData("分1️⃣2️⃣两步👍🏽。", "1️⃣→1 2️⃣→2 👍🏽→")]
    [InlineData("АI平台、5С店。", "А→A С→C")]
    [InlineData("二○二六年。", "○→〇")]
    public void Look_alikes_are_named_one_by_one_with_the_plain_character(string text, string fixes)
    {
        var findings = CleanLetter.Of(7, text);

        Assert.Equal(fixes, string.Join(' ', findings.Select(f => $"{f.Marked}→{f.Fix}")));
        Assert.All(findings, f => Assert.Equal(Severity.Warning, f.Severity));
        Assert.All(findings, f => Assert.Contains("U+", f.Message));
    }

    [Theory]
    [InlineData("①②③、㎡、℃、№、〇、→、○。")]
    [InlineData("二〇二六年，𬭳与䶮，·与•。")]
    [InlineData("Москва与Ω、α值。")]
    [InlineData("“×”与“÷”、“＋”与“－”、±3%。")]
    public void Signs_that_mean_themselves_are_left_alone(string text) => Assert.Empty(CleanLetter.Of(7, text));

    [Fact]
    public void Look_alikes_in_the_title_and_in_names_are_found_there() =>
        Assert.Equal(
            ["addressees[0]", "title"],
            CleanLetter.Of(7, CleanLetter.Letter with
            {
                Title = CleanLetter.Letter.Title + "⽂",
                Addressees = ["邱望舒代表⼈",
                "童予安代表"]
            }).Select(f => f.Field).Order());

    [Fact]
    public void The_words_can_be_edited()
    {
        var words = WordListFile.Parse("{\"words\": [{\"wrong\": \"云奚\", \"right\": \"云溪\", \"note\": \"地名\"}]}"u8.ToArray());

        var finding = Assert.Single(CleanLetter.Of(7, "云奚片区。", ProofreadingContext.Default with { Words = words }));

        Assert.Equal("“云奚”应为“云溪”（地名）", finding.Message);
    }

    [Fact]
    public void Wrong_words_in_the_title_are_found_there() =>
        Assert.Equal("title", Assert.Single(CleanLetter.Of(7, CleanLetter.Letter with { Title = CleanLetter.Letter.Title + "布署" })).Field);

    [Theory]
    [InlineData("服务企业24家。帮扶企业8户，走访企业30家。", "户→家")]
    [InlineData("新增24家企业，帮扶8户企业，走访30家企业。", "户→家")]
    [InlineData("认定技术中心24户；全市企业30家，技术中心共48家。", "户→家")]
    public void One_thing_in_two_units_is_warned_about(string text, string fixes) =>
        Assert.Equal(fixes, string.Join(' ', CleanLetter.Of(8, text).Select(f => $"{f.Marked}→{f.Fix}")));

    [Theory]
    [InlineData("服务企业24家，帮扶困难家庭8户。")]
    [InlineData("服务企业24家、企业家30名。")]
    [InlineData("建成学校3所、幼儿园2家。")]
    public void Different_things_may_have_different_units(string text) => Assert.Empty(CleanLetter.Of(8, text));

    [Theory]
    [InlineData("近年来，我区养老服务发展较快。", "近年来")]
    [InlineData("近三年来，共投入300万元。", "近三年来")]
    [InlineData("截至目前，已建成6处。", "截至目前")]
    [InlineData("近5年新建12处。", "近5年")]
    public void Vague_times_are_warned_about(string text, string marked) =>
        Assert.Equal((marked, null), CleanLetter.Of(8, text).Select(f => (f.Marked, f.Fix)).Single());

    [Theory]
    [InlineData("近三年来（2023—2025年），共投入300万元。")]
    [InlineData("截至目前（2026年4月底），已建成6处。")]
    [InlineData("2026年以来，已建成6处。")]
    public void Dated_times_are_left_alone(string text) => Assert.Empty(CleanLetter.Of(8, text));
}
