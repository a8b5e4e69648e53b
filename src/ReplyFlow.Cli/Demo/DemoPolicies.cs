using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;

namespace ReplyFlow.Cli.Demo;

/// <summary>The invented city's policy library: a dozen documents, one of them repealed by another, one run out, one a news item.</summary>
internal static class DemoPolicies
{
    private const string City = "云川市人民政府";
    private const string Bureau = "云川市工业和信息化局";

    /// <summary>In the order in which they are brought in: what repeals comes after what it repeals.</summary>
    private static IReadOnlyList<(bool IsOwn, string Text)> Texts { get; } =
    [
        (false, Of("云政规〔2019〕4号", City, "云川市电动自行车停放管理办法", "2019年5月20日",
            "第一条 为了规范电动自行车停放，保持消防通道畅通，制定本办法。",
            "第二条 住宅小区应当划出集中停放的地方，配备充电和灭火设施。",
            "第三条 本办法自2019年7月1日起施行。")),
        (false, Of("云政规〔2025〕3号", City, "云川市电动自行车停放和充电管理规定", "2025年4月2日",
            "第一条 为了方便群众停车充电，防止火灾，制定本规定。",
            "第二条 新建住宅按每户不少于零点五个车位建设集中充电停车棚。",
            "第三条 本规定自2025年6月1日起施行。《云川市电动自行车停放管理办法》（云政规〔2019〕4号）同时废止。")),
        (false, Of("云政发〔2024〕11号", City, "云川市制造业数字化改造三年行动方案（2024—2026年）", "2024年3月15日",
            "一、到2026年底，推动三百家以上规模企业完成数字化改造。", "二、对完成改造并通过验收的企业，按投入的一定比例给予补助。", "三、由市工业和信息化局牵头，每季度公布进度。")),
        (false, Of("云政发〔2021〕8号", City, "云川市“十四五”公共服务设施建设规划", "2021年6月30日",
            "一、补齐老旧小区、城乡结合部的公共服务设施。", "二、步行十五分钟以内有社区食堂、卫生站和活动场地。", "三、规划执行情况每年向社会公布。")),
        (false, Of("云政办发〔2020〕17号", City, "云川市小微企业房租补贴办法", "2020年8月6日",
            "一、对租用国有房屋的小微企业，按月租金的三成补贴。", "二、每户企业补贴不超过十二个月。", "三、本办法自印发之日起施行，有效期三年。")),
        (false, Of("云政规〔2023〕1号", City, "云川市公共停车场收费管理办法", "2023年1月18日",
            "第一条 为了规范停车收费，制定本办法。", "第二条 医院、学校周边停车，首个小时免费。", "第三条 本办法自2023年3月1日起施行，有效期五年。")),
        (false, "云川市养老服务条例\n（2022年9月28日云川市人民代表大会常务委员会第四次会议通过）\n第一章 总则\n第一条 为了促进养老服务发展，制定本条例。\n"
            + "第二条 市、县人民政府应当把养老服务设施建设列入规划。\n第三条 社区可以利用闲置房屋开办助餐点。\n第四条 本条例自2023年1月1日起施行。"),
        (false, Of("云教发〔2025〕9号", "云川市教育局", "关于做好中小学课后服务工作的通知", "2025年2月21日",
            "一、课后服务每周不少于五天，每天不少于两小时。", "二、不得利用课后服务集体补课。")),
        (false, Of("云交发〔2024〕26号", "云川市交通运输局", "云川市城乡公交线路优化实施方案", "2024年7月9日",
            "一、撤并重复线路，增设通往园区和医院的接驳公交。", "二、线路调整前十五天向社会公布。")),
        (false, "云川：园区里开出“共享车间”\n发布时间：2025-03-12\n来源：云川日报\n记者在园区看到，多家小企业合用一条检测线，订单多的时候轮流排班，成本降了不少。"),
        (true, Of("云工信发〔2025〕14号", Bureau, "云川市“专精特新”企业培育办法", "2025年3月28日",
            "第一条 为了培育“专精特新”企业，制定本办法。", "第二条 认定每年进行一次，结果在网站公示七天。", "第三条 本办法自2025年5月1日起施行，有效期三年。")),
        (true, Of("云工信函〔2025〕31号", Bureau, "云川市工业和信息化局关于园区检测设备共享有关问题的复函", "2025年5月9日",
            "来函收悉。园区检测设备可以共享使用，收费标准由双方商定。")),
    ];

    /// <summary>Brings them in and confirms them.</summary>
    /// <param name="services">The scope's services.</param>
    /// <param name="common">Who keeps the common base.</param>
    /// <param name="office">Who keeps a bureau's own.</param>
    /// <param name="ct">Stops between two documents.</param>
    public static async Task AddAsync(IServiceProvider services, Actor common, Actor office, CancellationToken ct)
    {
        foreach (var (isOwn, text) in Texts)
        {
            var (actor, owner) = isOwn ? (office, (Guid?)office.BureauId) : (common, null);
            var added = (await services.GetRequiredService<AddPolicies>().RunAsync(actor, owner, null, [], text, ct)).Single();
            var repeals = (await services.GetRequiredService<PolicyQueries>().TitledAsync(actor, added.Recognised.Repeals, null, ct))
                .Where(r => r.RepealedOn is null && actor.MayKeepPolicies(r.BureauId));
            await services.GetRequiredService<ConfirmPolicy>().RunAsync(
                actor, added.DraftId!.Value, PolicyInput.Of(added.Recognised.Facts), [.. repeals.Select(r => r.Id)], "", ct);
        }
    }

    private static string Of(string number, string issuer, string title, string on, params string[] articles) =>
        $"{number}\n{title}\n{issuer}\n{on}\n{string.Join('\n', articles)}";
}
