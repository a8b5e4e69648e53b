using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Passages;
using ReplyFlow.Application.Proofreading;

namespace ReplyFlow.Cli.Demo;

/// <summary>常用语 of the invented city, one of them out of date, and what 核稿 found in the letters of the demo.</summary>
internal static class DemoPassages
{
    /// <summary>Versions that are counted; of a huge demo the rest is left.</summary>
    private const int MostCounted = 400;

    /// <summary>Writes them.</summary>
    /// <param name="services">The scope's services.</param>
    /// <param name="common">Who keeps the common ones.</param>
    /// <param name="office">Who keeps a bureau's.</param>
    /// <param name="drafter">Who keeps a division's.</param>
    /// <param name="today">The last day of the demo.</param>
    /// <param name="ct">Stops between two.</param>
    public static async Task AddAsync(IServiceProvider services, Actor common, Actor office, Actor drafter, DateOnly today, CancellationToken ct)
    {
        (Actor Keeper, PassageScope Scope, string Name, string Category, string Text, DateOnly? ExpiresOn)[] passages =
        [
            (common, PassageScope.Common, "收悉（一位代表）", "开头", "您提出的建议收悉。感谢您对云川发展的关心，现将办理情况答复如下：", null),
            (common, PassageScope.Common, "收悉（几位代表）", "开头", "各位代表提出的建议收悉。感谢各位代表对云川发展的关心，现将办理情况答复如下：", null),
            (common, PassageScope.Common, "感谢和请提意见", "结束语", "感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见。", null),
            (office, PassageScope.Bureau, "会同办理", "办理情况", "收到建议后，我局会同有关部门到现场查看，与您当面沟通，逐条研究了办理措施。", null),
            (office, PassageScope.Bureau, "列入明年计划", "下一步", "下一步，我局将把这项工作列入明年工作计划，于6月底前拿出方案，并向您报告进展。", null),
            (drafter, PassageScope.Division, "数字化改造进度", "办理情况", "今年以来，全市有86家规模企业完成数字化改造，另有41家正在改造。", today.AddDays(-10)),
        ];
        foreach (var p in passages)
            await services.GetRequiredService<SavePassage>().RunAsync(
                p.Keeper, null, 0, new PassageInput(p.Scope, null, p.Name, p.Category, p.Text, p.ExpiresOn), ct);
    }

    /// <summary>Counts what 核稿 finds in the letters.</summary>
    public static async Task CountAsync(IServiceProvider services, DateTimeOffset now, CancellationToken ct)
    {
        var tally = services.GetRequiredService<TallyFindings>();
        for (var counted = 0; counted < MostCounted && await tally.RunAsync(DateTimeOffset.MinValue, now, ct);)
            counted += TallyFindings.AtOnce;
    }
}
