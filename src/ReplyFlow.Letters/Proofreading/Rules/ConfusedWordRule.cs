using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 7: pairs of words that are taken for one another, where the context proves which is meant. 的地得 is not among them.</summary>
internal sealed partial class ConfusedWordRule : IProofRule
{
    private static readonly (Regex Form, string Right, string Why)[] Pairs =
    [
        (Both(), "既", "与“又”“也”相应的是“既”"), (Existing(), "既", "“既有”指已经有的"), (Namely(), "即", "“即将”“即日”“即刻”用“即”"), (AtOnce(), "即", "“立即”“随即”用“即”"),
        (Make(), "作", "与“贡献”“决定”等搭配通常写“作出”"), (Account(), "账", "财务、台账用“账”"), (Until(), "至", "“截止”指到期停止，“截至”指到某时为止"),
        (Reflect(), "映", "把情况告诉上级用“反映”"), (Already(), "已", "表示完成用“已”"), (Must(), "须", "表示一定要用“必须”"), (Once(), "旦", "“一旦”指有那么一天"),
        (On(), "于", "说在哪一天用“于”"), (Because(), "于", "表示原因用“由于”"), (Record(), "像", "影像用“像”"), (Cancel(), "销", "行政行为用“撤销”"), (Sound(), "健", "“健全”指完善"),
        (Speed(), "快", "“加快”指提速"),
    ];

    public RuleSheet Sheet { get; } = new(7, "前后文能确定的易混词：即/既、做出/作出、帐/账、截止/截至、反应/反映、以/已、必需/必须等（不含“的地得”）", Severity.Warning, Grounds.Wording,
        ["即方便群众，也能消除隐患。", "即要加快进度，又要保证质量。", "为即有住宅加装电梯。", "项目既将完工。", "我们立既整改。", "做出积极贡献。", "项目以于2025年完工。", "我局将与2026年9月底前完成。", "由与资金不足，暂未实施。",
            "建立问题台帐。", "截止5月底完成6处。", "我市截止2026年5月底，共建成6处。",
            "居民反应的问题已解决。", "群众反应问题共12件。", "您的来信以收悉。", "必需严格执行。", "调取影象资料。", "撤消行政许可。", "建立建全机制。"],
        ["即使困难，也能完成。", "材料齐全即可办理，也可网上申请。", "即日起开放，也可预约。", "既方便群众，也能消除隐患。", "立即有效处置。", "既将其纳入规划，又安排资金。", "搭建帐篷12顶。", "报名截止5月底。",
            "项目于6月1日起受理，截止2026年6月30日，已报名的不受影响。", "优惠政策截止2026年12月31日。", "该项申报已截止。",
            "化学反应的情况。", "予以收悉回执。", "生活必需品。", "自己经营。", "做出一桌好菜。", "以经济建设为中心。", "以建成示范区为目标。", "以于2025年建成的示范区为例。", "将与2025年持平。", "由与会单位协商。",
            "将与2026年全部项目同步实施。", "以经批准的方案为准。",
            "建立既符合实际又便于操作的机制。", "采取一项措施，即提高补助标准，也可缓解压力。", "标准不统一但有共识。", "项目落地即有政策支持。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var text in ProofText.Of(input))
            foreach (var (form, right, why) in Pairs)
                foreach (Match match in form.Matches(text.Text))
                {
                    var wrong = match.Groups["w"];
                    text.Warn(sink, wrong.Index, wrong.Length, $"这里的“{wrong.Value}”应为“{right}”：{why}", right);
                }
    }

    /// <summary>At a sentence's beginning; behind a comma 即 may say what was meant (两项措施，即提高标准，也…).</summary>
    [GeneratedRegex("(?:^|[。；！？])(?<w>即)(?=方便|满足|解决|提[高升]|促进|保[障证护]|改善|增[加强]|减[少轻]|降低|缓解|符合|体现|有利|发挥|丰富|美化|节[约省]|避免|推动|尊重|考虑|立足|注重|突出|坚持)"
        + "[^。；！？，]{2,20}，(?:又|也|还)(?:能|可|要|有|为|让|使|利|保|方|满|解|提|促|避|符|降|增|减|推|带)"
        + "|(?<![立随当旋])(?<w>即)(?<v>能|要|有|让|保证|保障|满足)[^。；！？]{1,24}，(?:又|也|还)\\k<v>")]
    private static partial Regex Both();

    [GeneratedRegex("(?<=^|[，。；、：“（对为在将把的和与及])(?<w>即)(?=有(?:建筑|住宅|线路|设施|小区|楼|铁路|公路|道路))|(?<![立随当旋])(?<w>即)(?=定(?:目标|任务|路线|方针))")]
    private static partial Regex Existing();

    [GeneratedRegex("(?<w>既)(?=将(?:完|建|开|投|启|到|实|迎|出|举|召|推|竣|结|印|施)|日起|刻(?:起|组|开|整|赶|启|前|派|响)|便(?:是|如此))(?![^。；\\n]{0,40}[，、](?:又|也|还|更|且))")]
    private static partial Regex Namely();

    /// <summary>建立既…又… is a right one.</summary>
    [GeneratedRegex("(?<=[随当旋]|(?<![建设成创确树独订])立)(?<w>既)(?![然是要能有得定往])(?![^。；\\n]{0,40}[，、]?(?:又|也|还|更))")]
    private static partial Regex AtOnce();

    [GeneratedRegex("(?<w>做)(?=出(?![的来样好]|得到|一[桌道盘])[^，。；！？\\n做作得受获]{0,10}?(?:贡献|决定|决策|部署|安排|答复|回应|承诺|规定|判断|调整|指示|批示|评价|解释|说明|处理|处罚|牺牲|让步|裁定|判决|裁决|努力))")]
    private static partial Regex Make();

    [GeneratedRegex("(?<![营蚊纱罗床幔军])(?<w>帐)(?=[户号目册本款务面簿]|单(?![价独个人]))|(?<=台|欠|还|对|查|坏|算|结|报|入|挂|建|销|总|记|转|付|明细)(?<w>帐)(?![篷蓬幕房子])")]
    private static partial Regex Account();

    /// <summary>
    /// At a clause's beginning or behind who did it, before a time by which something is so; behind what is open for a while (6月1日起受理，截止…) it is
    /// when that ends.
    /// </summary>
    [GeneratedRegex("(?<=^|[，。；：]|[我全本][市区县省局委镇院校])(?<!(?:申报|报名|受理|征集|投标|缴费|延期|延长|开始)[^。；\\n]{0,30})截(?<w>止到?)"
        + "(?=(?:20[0-9]{2}年|[0-9一二三四五六七八九十]{1,2}月|今年|去年|上年|当年|年底|年末|上月底|本月底|上半年|第?[一二三四]季度)"
        + "[^。；\\n逾满止停]{0,24}?(?:[已共]|累计|全[市区县省]|完成|建成|新增|拥有|现有|达到|实现|尚有|仍有|办理|发放|投入))")]
    private static partial Regex Until();

    [GeneratedRegex("(?<=代表|群众|居民|企业|委员|市民|村民|职工|家长|业主)(?:所)?反(?<w>应)(?=的?(?:问题|事项|诉求)|的(?:情况|意见|困难)|强烈的问题)"
        + "|(?<=向(?:我局|我委|有关部门|相关部门|政府|社区|街道|代表))反(?<w>应)(?=问题|情况|诉求|意见|困难)|(?<=您所?)反(?<w>应)(?=的)")]
    private static partial Regex Reflect();

    [GeneratedRegex("(?<![予可得所给加足难据用])(?<w>以)(?=收悉|(?:建成(?!后)|完成(?!情况|率|后|时|量|度)(?=[，。了0-9]))(?![^，。；\\n]*[为来]))"
        + "|(?<![自知克异利律])(?<w>己)(?=经[^营济历验办费手]|完成|建成|收悉|纳入|列入|启动)"
        + "|(?<![予可得所给加足难据用])(?<w>以)(?=经(?:完成|建成|收悉|纳入|列入|启动|批准|印发|投入)(?![^，。；\\n]*[的为])|于(?:20[0-9]{2}年|[0-9]{1,2}月)(?![^，。；\\n]*[的为]))")]
    private static partial Regex Already();

    [GeneratedRegex("(?<=将|已|拟|计划)(?<w>与)(?=(?:20[0-9]{2}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|[底末初]|[上中下]旬|[上下]半年)?(?:以|之)?前?(?<=[0-9年月日底末初旬前])"
        + "(?:完成|建成|开工|竣工|投入|启用|启动|全部完成|全面完成|全部建成|印发|出台)(?![^，。；\\n]*的))")]
    private static partial Regex On();

    [GeneratedRegex("(?<=^|[，。；])由(?<w>与)(?=[一-龥]{2,6}(?:不足|紧张|有限|短缺|限制|原因|困难)[，、])")]
    private static partial Regex Because();

    [GeneratedRegex("(?<!生活|所|生产)必(?<w>需)(?=严格|坚持|按照|做到|经过|符合|依法|加强|遵守|落实)")]
    private static partial Regex Must();

    [GeneratedRegex("(?<=^|[，。；：、])一(?<w>但)(?=[发出进确查达遇失造形超有])")]
    private static partial Regex Once();

    [GeneratedRegex("(?<=影|头|人|肖)(?<w>象)(?=头|机|资料|识别|设备|监控|采集|权)")]
    private static partial Regex Record();

    [GeneratedRegex("撤(?<w>消)(?=行政|许可|登记|决定|处分|资格|职务|案件|机构|原|该|其)")]
    private static partial Regex Cancel();

    [GeneratedRegex("(?<=建立|逐步|进一步|不断|尚不|不够|机制|制度|体系|不)(?<w>建)(?=全(?![部市国区省县过程面新球镇村长年民员科方龄域天功]))")]
    private static partial Regex Sound();

    [GeneratedRegex("(?<![增添追附])加(?<w>块)(?=推进|建设|实施|落实|发展|完善|构建|形成|进度|办理|培育)")]
    private static partial Regex Speed();
}
