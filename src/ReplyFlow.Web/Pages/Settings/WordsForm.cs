using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Proofreading;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>The form of the proofreading lists; an entry a line.</summary>
public sealed class WordsForm
{
    [Display(Name = "本单位的易错词"), DataType(DataType.MultilineText)]
    public string Words { get; set; } = "";

    [Display(Name = "不再提示的词"), DataType(DataType.MultilineText)]
    public string Ignored { get; set; } = "";

    [Display(Name = "领导名单"), DataType(DataType.MultilineText)]
    public string Leaders { get; set; } = "";

    [Display(Name = "单位名称"), DataType(DataType.MultilineText)]
    public string Bureaus { get; set; } = "";

    /// <summary>A file with more lines; read by its own button only.</summary>
    public IFormFile? File { get; set; }

    /// <summary>The lists as written.</summary>
    public void Take(ProofreadingListText text) => (Words, Ignored, Leaders, Bureaus) = (text.Words, text.Ignored, text.Leaders, text.Bureaus);

    /// <summary>What the command takes.</summary>
    public ProofreadingListText ToText() => new(Words, Ignored, Leaders, Bureaus);

    /// <summary>The state of the lists that the form was filled in on.</summary>
    [Display(Name = "原来的词表"), DataType(DataType.MultilineText)]
    public string Seen { get; set; } = "";
}
