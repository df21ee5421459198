using Microsoft.Extensions.Options;

namespace OrleansSec.Gateway;

/// <summary>Stops the start on a wrong setting, naming it.</summary>
[OptionsValidator]
internal sealed partial class GatewayOptionsCheck : IValidateOptions<GatewayOptions>;
