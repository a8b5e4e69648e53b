using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>The form about a definition file: first the file, then its text with the version it is to become.</summary>
public sealed class ImportForm
{
    public IFormFile? File { get; set; }

    [Display(Name = "流程文件"), DataType(DataType.MultilineText)]
    public string Json { get; set; } = "";

    public int Next { get; set; }
}
