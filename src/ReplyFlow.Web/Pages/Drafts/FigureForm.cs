using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Drafting;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>登记来源: the form beside the figures.</summary>
public sealed class FigureForm
{
    /// <summary>The figures that are ticked, by their keys.</summary>
    public List<string> Keys { get; set; } = [];

    [Display(Name = "来源")]
    public string Of { get; set; } = SourceOption.Statistics;

    [Display(Name = "由谁统计，或文件名称")]
    public string Name { get; set; } = "";

    [Display(Name = "截至")]
    public DateOnly? AsOf { get; set; }

    [Display(Name = "出处")]
    public string Place { get; set; } = "";

    /// <summary>What the command takes.</summary>
    public SourceInput ToInput() => new([.. Keys.Distinct()], Of, Name, AsOf, Place);
}
