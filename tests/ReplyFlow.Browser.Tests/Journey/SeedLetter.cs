using System.Text.Json;
using ReplyFlow.Testing;

namespace ReplyFlow.Browser.Tests.Journey;

/// <summary>The body of the letter: the real one where the seeds are at hand, else one of our own.</summary>
internal static class SeedLetter
{
    public static string Body
    {
        get
        {
            if (RepositoryPaths.Seed("letter-0390.json") is not { } path)
                return OurOwn;
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return json.RootElement.GetProperty("body").GetString()!;
        }
    }

    /// <summary>A reply of our own; the picture in README shows this one, never a real letter's words.</summary>
    public const string OurOwn =
        "您提出的《关于加大科技创新和内循环政策性扶持为经济复苏提供源动力推动西安市经济高质量发展的建议》（第0390号）收悉。现答复如下：\n"
        + "一、已做的工作\n"
        + "（一）搭建平台。我局支持企业与高校共建研发机构，帮助中小企业共享检测设备，缩短新产品上市的时间。\n"
        + "（二）落实政策。设立服务专班，逐户讲解研发费用奖补办法，当年受理的申请全部按时办结。\n"
        + "二、下一步安排\n"
        + "一是扩大共享范围。2023年12月20日前再开放一批检测项目，价格和预约方式向社会公布。\n"
        + "二是改进服务。每季度回访一次企业，把代表和企业的意见列入下一年度工作要点。\n"
        + "感谢您对工业和信息化工作的关心和支持。";
}
