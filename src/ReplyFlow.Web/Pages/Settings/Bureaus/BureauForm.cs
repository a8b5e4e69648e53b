using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>The form about a body.</summary>
public sealed class BureauForm
{
    [Display(Name = "单位全称")]
    public string Name { get; set; } = "";

    [Display(Name = "单位简称")]
    public string ShortName { get; set; } = "";

    public BureauKind Kind { get; set; }

    [Display(Name = "机关代字")]
    public string SeriesPrefix { get; set; } = "";

    [Display(Name = "接收抄送的邮箱")]
    public string Email { get; set; } = "";

    [Display(Name = "联系电话")]
    public string Phone { get; set; } = "";

    [Display(Name = "公文模板")]
    public string TemplateProfile { get; set; } = Bureau.GenericProfile;

    /// <summary>纸质.</summary>
    public bool PaperOnly { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>The form as stored.</summary>
    public static BureauForm Of(Bureau b) => new()
    {
        Name = b.Name,
        ShortName = b.ShortName,
        Kind = b.Kind,
        SeriesPrefix = b.SeriesPrefix,
        Email = b.Email,
        Phone = b.Phone,
        PaperOnly = b.PaperOnly,
        TemplateProfile = b.TemplateProfile,
        IsActive = b.IsActive,
    };

    /// <summary>What the command takes.</summary>
    public BureauInput ToInput() => new(Name, ShortName, Kind, SeriesPrefix, Email, TemplateProfile, IsActive, PaperOnly, Phone);
}
