namespace OrleansSec.Silo.Demo.Week;

/// <summary>User agents, as the clients write them.</summary>
internal static class Clients
{
    public const string CommandLineLinux =
        "aws-cli/2.31.14 md/awscrt#0.27.6 ua/2.1 os/linux#6.12.48 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython exec-env/EC2 md/prompt#off md/command#s3.ls";

    public const string CommandLineMac =
        "aws-cli/2.31.14 md/awscrt#0.27.6 ua/2.1 os/macos#25.0.0 md/arch#arm64 lang/python#3.13.7 md/pyimpl#CPython md/prompt#off md/command#ec2.describe-instances";

    public const string Chrome =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    public const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";

    public const string Terraform =
        "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.15.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.2 ua/2.1 os/linux lang/go#1.24.7 md/GOOS#linux md/GOARCH#amd64";

    public const string Boto =
        "Boto3/1.40.45 md/Botocore#1.40.45 ua/2.1 os/linux#6.12.48 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython cfg/retry-mode#standard Botocore/1.40.45";

    public const string Java =
        "aws-sdk-java/2.34.9 md/io#async md/http#NettyNio ua/2.1 os/Linux#6.12.48 lang/java#21.0.8 md/OpenJDK_64-Bit_Server_VM#21.0.8 md/vendor#Amazon.com_Inc. exec-env/AWS_ECS_FARGATE";

    public const string Go = "aws-sdk-go-v2/1.39.2 ua/2.1 os/linux lang/go#1.24.7 md/GOOS#linux md/GOARCH#amd64 exec-env/AWS_ECS_EC2";

    public const string Agent = "aws-sdk-go/1.55.5 (go1.24.7; linux; amd64) amazon-ssm-agent/3.3.3050.0";
}
