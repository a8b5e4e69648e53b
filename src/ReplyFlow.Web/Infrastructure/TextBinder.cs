using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Reads every text of forms and addresses. What no text of the product may hold is refused by the name of the field, and the page is
/// shown again with the text as it may be, to be looked at and sent again; in an address that is only read, it is left out.
/// A field is one line unless it is marked with <see cref="DataType.MultilineText"/>; what has no name of its own may have lines.
/// </summary>
public sealed class TextBinder : IModelBinder, IModelBinderProvider
{
    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(string) ? this : null;

    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var (metadata, name) = (bindingContext.ModelMetadata, bindingContext.ModelName);
        var value = bindingContext.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
        {
            // A handler is called with texts, like a form's properties: what was left out is empty.
            if (metadata.MetadataKind == ModelMetadataKind.Parameter)
                bindingContext.Result = ModelBindingResult.Success("");
            return Task.CompletedTask;
        }
        // Nobody but the deputy reads the address of a personal page: pasted into a note it would be everybody's. A password is no note.
        var text = metadata.PropertyName?.Contains("Password", StringComparison.Ordinal) == true
            ? value.FirstValue ?? "" : LinkMask.Hide(value.FirstValue ?? "");
        var oneLine = metadata.DisplayName is not null && metadata.DataTypeName != nameof(DataType.MultilineText);
        if (OutsideText.Fault(text, oneLine) is { } fault)
        {
            text = OutsideText.Clean(text, oneLine);
            if (!HttpMethods.IsGet(bindingContext.HttpContext.Request.Method))
                bindingContext.ModelState.TryAddModelError(name, $"{metadata.DisplayName ?? "填写的内容"}：{fault}，请去掉后再提交。");
        }
        bindingContext.ModelState.SetModelValue(name, text, text);
        bindingContext.Result = ModelBindingResult.Success(text);
        return Task.CompletedTask;
    }
}
