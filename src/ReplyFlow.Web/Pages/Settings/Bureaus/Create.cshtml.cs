using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>新增单位.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class CreateModel(TemplateQueries templates, SaveBureau command) : BureauFormPage(templates)
{
    public override bool IsNew => true;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var id = await command.RunAsync(Me, null, Input.ToInput(), CancellationToken.None);
        return Done($"{Input.ShortName.Trim()}已新增。下一步：在下方添加处室，再为它开设账号。", "Edit", new { id });
    }
}
