using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Proofreading;

/// <summary>What the checks are called, and how a finding is said in one line.</summary>
public static class ProofRules
{
    /// <summary>标点 and all of its kind: GB/T 15834.</summary>
    public const int Punctuation = 6;

    /// <summary>用词: wrong words, and characters that only look alike.</summary>
    public const int Wording = 7;

    /// <summary>再次答复 that takes up nothing of what the deputy said.</summary>
    public const int Answering = 13;

    private const int LongestMark = 30;

    private static readonly string[] Names =
    [
        "发文字号", "日期", "标题和开头", "主送", "层次序号", "标点", "用词", "计量和时间", "数字", "引用文件", "占位内容", "要素", "逐条答复", "类别", "个人信息", "领导和单位名称",
        "与以往复函",
    ];

    /// <summary>A check's name.</summary>
    /// <param name="rule">Its number, 1 to 17.</param>
    public static string Name(int rule) => Names[rule - 1];

    /// <summary>A finding with its check, its place, the marked words and what is wrong.</summary>
    public static string Words(Finding f) => $"{Name(f.Rule)}：{Place(f)}{f.Message}";

    /// <summary>Where a finding is: <c>第 3 段“…”，</c> or <c>标题：“…”，</c>; empty where something is missing from the whole.</summary>
    public static string Place(Finding f)
    {
        var marked = f.Marked.Length == 0 ? "" : $"“{Short(f.Marked)}”，";
        return f.Field != Finding.Body ? LetterFields.Label(f.Field) + marked : marked.Length == 0 ? "" : $"第 {f.Line} 段{marked}";
    }

    /// <summary>What says so, and whether a person has to look first: 规定：GB/T 15834—2011 4.5，有把握.</summary>
    public static string Ground(Finding f)
    {
        var rank = f.Ground.Binds ? "规定：" : f.Ground.Rank == GroundRank.Practice ? "通常：" : "";
        return $"{rank}{f.Ground.Text}{(f.Sure == Sureness.Certain ? "，有把握" : "，请核对")}";
    }

    /// <summary>Marked words, cut where they are long.</summary>
    public static string Short(string marked) => marked.Shortened(LongestMark);
}
