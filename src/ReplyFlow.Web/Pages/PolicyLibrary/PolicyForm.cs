using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Policies;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>What is known of a document: the form.</summary>
public sealed class PolicyForm
{
    [Display(Name = "标题")]
    public string Title { get; set; } = "";

    [Display(Name = "别的名称"), DataType(DataType.MultilineText)]
    public string OtherTitles { get; set; } = "";

    [Display(Name = "文号")]
    public string DocumentNumber { get; set; } = "";

    [Display(Name = "发文机关")]
    public string Issuer { get; set; } = "";

    [Display(Name = "类型")]
    public PolicyKind Kind { get; set; }

    [Display(Name = "成文日期")]
    public DateOnly? IssuedOn { get; set; }

    [Display(Name = "施行日期")]
    public DateOnly? ValidFrom { get; set; }

    [Display(Name = "有效期至")]
    public DateOnly? ValidTo { get; set; }

    [Display(Name = "说明")]
    public string Note { get; set; } = "";

    /// <summary>Documents that it repeals.</summary>
    public List<Guid> Repeals { get; set; } = [];

    /// <summary>The version that is corrected.</summary>
    public int Seen { get; set; }

    /// <summary>The form as stored.</summary>
    public void Take(PolicyFacts f)
    {
        (Title, OtherTitles, DocumentNumber, Issuer, Kind) = (f.Title, f.OtherTitles, f.DocumentNumber, f.Issuer, f.Kind);
        (IssuedOn, ValidFrom, ValidTo) = (f.IssuedOn, f.ValidFrom, f.ValidTo);
    }

    /// <summary>What the commands take.</summary>
    public PolicyInput ToInput() => new(Title, OtherTitles, DocumentNumber, Issuer, Kind, IssuedOn, ValidFrom, ValidTo);
}
